/** Line drawings of 20 by 20, silent to screen readers: what a button does stands in its name. */
import { svg, html } from 'lit';

const drawn = paths => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths}</svg>`;

export const link = drawn(svg`<path d="M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.5-2.6a3.2 3.2 0 0 0-4.6-4.5l-1 1"/><path d="M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-2.5 2.6a3.2 3.2 0 0 0 4.6 4.5l1-1"/>`);
export const qr = drawn(svg`<path d="M3.5 3.5h4.5v4.5h-4.5zM12 3.5h4.5v4.5h-4.5zM3.5 12h4.5v4.5h-4.5z"/><path d="M12 12h1.5v1.5M16.5 12v1M12 16.5h1M15 15h1.5v1.5"/>`);
export const sliders = drawn(svg`<path d="M3 6h7M14 6h3M3 14h3M10 14h7"/><circle cx="12" cy="6" r="2"/><circle cx="8" cy="14" r="2"/>`);
export const question = drawn(svg`<path d="M7.2 7.4a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.6 1.1-1.6 2.3"/><path d="M10 15.200v.1"/>`);
export const person = drawn(svg`<circle cx="10" cy="7" r="3"/><path d="M4 16.500c.6-3 3-4.5 6-4.500s5.4 1.5 6 4.5"/>`);
export const clock = drawn(svg`<circle cx="10" cy="11" r="6.2"/><path d="M10 7.500v3.5l2.3 1.8M8 2.500h4"/>`);
export const dots = drawn(svg`<path d="M4.5 10v.1M10 10v.1M15.5 10v.1"/>`);
export const close = drawn(svg`<path d="M5 5l10 10M15 5L5 15"/>`);
export const tick = drawn(svg`<path d="M4.5 10.500l3.5 3.5 7.5-8"/>`);
export const eye = drawn(svg`<path d="M2.5 10c2-3.3 4.5-5 7.5-5s5.5 1.7 7.5 5c-2 3.3-4.5 5-7.5 5s-5.5-1.7-7.5-5z"/><circle cx="10" cy="10" r="2.2"/>`);
export const moon = drawn(svg`<path d="M15.5 12.300A6.5 6.5 0 0 1 7.7 4.500a6 6 0 1 0 7.8 7.800z"/>`);
export const pencil = drawn(svg`<path d="M4 16l.8-3.2 8.4-8.4 2.4 2.4-8.4 8.400z"/>`);
export const grip = drawn(svg`<path d="M7.5 5v.1M7.5 10v.1M7.5 15v.1M12.5 5v.1M12.5 10v.1M12.5 15v.1"/>`);
