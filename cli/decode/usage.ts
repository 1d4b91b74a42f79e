export const decodeUsage = 'decode [十六进制 …] [--json | --ndjson] [选项]';

export const decodeOptions = `  --protocol 协议         jt808、jt809、jt1078、jsatl12，可带版本如 808-2019；不给时由首字节判断
  --edition 版本          2011、2013、2019；808 的帧不标明 2011 与 2013，由消息判断，判断不出的按此项
  --kind 种类             frame（默认）、body、stream、escape、attachment-stream、rtp
  --message-id 标识       body 的消息标识，如 0x0200
  --keys M1,IA1,IC1      809 加密帧的参数
  --json                  一行 JSON；不给时缩进输出
  --ndjson                从标准输入逐行读 {"protocol","hex","kind"}，逐行答复
退出状态：0 已解析（--ndjson 总是 0，结果见各行 ok）；1 不能解析；2 命令有误`;
