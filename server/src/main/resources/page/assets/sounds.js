/**
 * Two short, soft sounds, made here: no file is loaded. Off until the person turns them on. A browser makes no sound
 * before somebody has touched the page, and none is asked for before.
 */
import * as memory from './memory.js';

/** Frequencies in Hertz, in the order they are struck. */
const ALL_VOTED = [587, 880];
const TIME_IS_UP = [784, 784, 523];

/** In seconds. */
const APART = 0.16;
const FADES = 0.5;

const LOUD = 0.12;

let context = null;

// A finger that goes down is no gesture yet; one that comes up is.
for (const gesture of ['pointerdown', 'pointerup', 'click', 'keydown']) {
  addEventListener(gesture, () => memory.sounds() && wake(), { capture: true, passive: true });
}

export const areOn = memory.sounds;

/** To be called from a gesture: what is turned on is heard at once. */
export async function turn(on) {
  memory.rememberSounds(on);
  if (!on) return context?.suspend();
  await wake();
  play(ALL_VOTED);
}

export const allVoted = () => play(ALL_VOTED);

export const timeIsUp = () => play(TIME_IS_UP);

function wake() {
  context ??= new AudioContext();
  return context.resume();
}

function play(notes) {
  // What is struck while no sound is let out would come later, all at once.
  if (!memory.sounds() || context?.state !== 'running') return;
  notes.forEach((note, index) => strike(note, context.currentTime + 0.02 + index * APART));
}

/** Like a small bell: there at once, and fading. */
function strike(frequency, at) {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.001, at + FADES);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + FADES);
}
