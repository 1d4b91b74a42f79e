/** What pages are made of: no business words, no knowledge of any application. */
import './kit.css';

export {
  ApiError,
  apiGet,
  apiSend,
  callService,
  newIdempotencyKey,
  type Params,
  uploadFile,
  withParams,
} from './api.ts';
export { BulkMoves } from './bulk-moves.tsx';
export { CaseMoves, type OfferedMove } from './case-moves.tsx';
export { type AxisChartProps, BarChart, LineChart, type Series } from './charts/axis-chart.tsx';
export { Gauge, type GaugeBand, type GaugeProps } from './charts/gauge.tsx';
export { Sparkline, type SparkPoint } from './charts/sparkline.tsx';
export { Choices } from './choices.tsx';
export { Confirm, ConfirmButton, type ConfirmProps } from './confirm.tsx';
export { DeadlineBadge } from './deadline-badge.tsx';
export { ErrorState } from './error-state.tsx';
export { FieldValue, type FieldValueProps } from './field-value.tsx';
export { FieldView } from './field-view.tsx';
export { FileDrop, type FileDropProps } from './file-drop.tsx';
export { AttachedFile, type NamedFile } from './file-preview.tsx';
export { FieldForm, type FieldFormProps } from './form/field-form.tsx';
export { FieldInput, type FieldInputProps } from './form/field-input.tsx';
export { OrgPicker, type PickerProps } from './form/org-picker.tsx';
export { PersonPicker, RefPicker, useSettled } from './form/ref-picker.tsx';
export { objectionTo } from './form/rules.ts';
export { formatNumber, formatValue, isNumeric, titleOf, unitOf } from './format.ts';
export { FourLayers, type FourLayersProps, type Layer } from './four-layers.tsx';
export { type ReadOptions, type SendRequest, useApi, useSend, useService } from './hooks.ts';
export { useKeys } from './keyboard.ts';
export { KeyboardHelp } from './keyboard-help.tsx';
export { Go, type Navigate, NavigateContext, useGo } from './link.tsx';
export { type LiveEvent, LiveProvider, type LiveTopic, useLive } from './live.tsx';
export { Loading } from './loading.tsx';
export { type OrgTreeNode, orgTree, type PersonName, type Row, useOrgNames, usePeople, useRefText } from './lookups.ts';
export * from './manifest.ts';
export { NoData } from './no-data.tsx';
export { Notes } from './notes.tsx';
export { forgetSession, keepSession, readSession, worksOffline } from './offline/kept-session.ts';
export { newOutgoingId, type Outgoing } from './offline/outbox.ts';
export { keepShell, useShellKept } from './offline/shell.ts';
export { useDraft } from './offline/use-draft.ts';
export { useKept } from './offline/use-kept.ts';
export { type Outbox, useOnline, useOutbox } from './offline/use-outbox.ts';
export { type Crumb, PageHeader, type PageHeaderProps } from './page-header.tsx';
export { Panel } from './panel.tsx';
export { base64Of, shrinkPhoto } from './photo.ts';
export { QueryState } from './query-state.tsx';
export { ReaderItem, SplitReader, type SplitReaderProps } from './reader/split-reader.tsx';
export type { Highlight, ReaderLine } from './reader/text-pane.tsx';
export { SimulatedBadge } from './simulated-badge.tsx';
export { StatusTag, type Tone } from './status-tag.tsx';
export { useStored } from './stored.ts';
export type { CellRenders } from './table/columns.tsx';
export { DataTable, type DataTableProps } from './table/data-table.tsx';
export { type ListState, listParams, listStateOf, withFilter } from './table/list-state.ts';
export { colours, theme } from './theme.ts';
export { dayjs, formatDistance, formatInstant, instantOf, today, wallClock } from './time.ts';
export { Timeline, type TimelineItem } from './timeline.tsx';
