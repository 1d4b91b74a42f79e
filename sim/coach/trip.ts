import type { PositionToWrite } from '../../protocols/jt808/index.ts';
import { type City, cities } from './places.ts';

const kmPerDegree = 111.2;
const roadFactor = 1.25;

/** A coach on its way from city to city: drives, slows down, rests, drives on. All of it comes from its seed. */
export class Trip {
  readonly #next: () => number;
  #from: City;
  #to: City;
  #doneKm = 0;
  #legKm = 1;
  #bend = 0;
  #restSeconds: number;
  #speedKmh = 0;
  #odometerKm: number;
  readonly #topKmh: number;
  #hurrySeconds = 0;
  /** One in two hundred drives when none may. */
  readonly #allNight: boolean;

  constructor(home: City, next: () => number, topKmh = 98) {
    this.#topKmh = topKmh;
    this.#next = next;
    this.#from = home;
    this.#to = home;
    this.#odometerKm = 20_000 + next() * 300_000;
    this.#allNight = next() < 0.005;
    // One in five stands at its station when the day begins.
    this.#restSeconds = next() < 0.2 ? next() * 600 : 0;
    this.#choose();
    this.#doneKm = this.#legKm * next();
  }

  #choose(): void {
    const others = cities.filter((one) => one !== this.#from);
    const near = others.sort((a, b) => distance(this.#from, a) - distance(this.#from, b)).slice(0, 5);
    this.#to = near[Math.floor(this.#next() * near.length)] ?? this.#from;
    this.#legKm = Math.max(distance(this.#from, this.#to) * roadFactor, 1);
    this.#doneKm = 0;
    this.#bend = (this.#next() - 0.5) * 0.3;
  }

  /** Moves on by so many seconds of simulated time, slower at night and not at all in its small hours. */
  advance(seconds: number, hour: number): void {
    if (this.#restSeconds > 0 || (hour >= 1 && hour < 5 && !this.#allNight)) {
      this.#restSeconds -= seconds;
      this.#speedKmh = 0;
      return;
    }
    const isNight = hour >= 21 || hour < 6;
    const top = isNight ? Math.min(this.#topKmh, 78) : this.#topKmh;
    // Now and then somebody is in a hurry for a minute or two.
    if (this.#next() < 0.0005) this.#hurrySeconds = 120;
    this.#hurrySeconds -= seconds;
    const wanted = this.#hurrySeconds > 0 ? top + 12 : top - 24 + this.#next() * 23;
    this.#speedKmh += Math.max(-20, Math.min(20, wanted - this.#speedKmh));
    const km = (this.#speedKmh * seconds) / 3600;
    this.#doneKm += km;
    this.#odometerKm += km;
    if (this.#doneKm < this.#legKm) return;
    this.#from = this.#to;
    this.#restSeconds = 1200 + this.#next() * 1800;
    this.#choose();
  }

  position(timeMs: number): PositionToWrite {
    const share = Math.min(this.#doneKm / this.#legKm, 1);
    const [east, north] = [this.#to.longitude - this.#from.longitude, this.#to.latitude - this.#from.latitude];
    const aside = Math.sin(share * Math.PI) * this.#bend;
    const bearing = (Math.atan2(east, north) * 180) / Math.PI;
    return {
      alarmBits: 0,
      // Ignition on, positioned.
      statusBits: 3,
      longitude: round(this.#from.longitude + east * share - north * aside),
      latitude: round(this.#from.latitude + north * share + east * aside),
      altitudeM: 60 + Math.round(60 * Math.sin(share * 9)),
      speedKmh: Math.round(this.#speedKmh * 10) / 10,
      bearingDeg: Math.round(bearing + 360) % 360,
      timeMs,
      additional: { odometerKm: Math.round(this.#odometerKm * 10) / 10 },
    };
  }
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function distance(a: City, b: City): number {
  const east = (a.longitude - b.longitude) * kmPerDegree * 0.88;
  return Math.hypot(east, (a.latitude - b.latitude) * kmPerDegree);
}
