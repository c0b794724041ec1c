// SPDX-License-Identifier: EUPL-1.2
// Finds QR codes in pictures and camera frames with jsQR. A picture is looked at as a whole and in pieces, at several sizes,
// because a photo may show several codes; what was found is painted over and the search goes on.
import jsQR from 'jsqr';

const kSides = [1400, 900, 2200];  // pixels of the longer side
const kCodesMax = 8;
const kFrameMs = 120;
const kFrameSide = 1000;

// x, y, width, height as parts of the picture
const kPieces = [
  [0, 0, 1, 1],
  [0, 0, 0.56, 1], [0.44, 0, 0.56, 1], [0, 0, 1, 0.56], [0, 0.44, 1, 0.56],
  [0, 0, 0.56, 0.56], [0.44, 0, 0.56, 0.56], [0, 0.44, 0.56, 0.56], [0.44, 0.44, 0.56, 0.56],
];

const pause = () => new Promise((resolve) => { setTimeout(resolve); });

function paintOver(context, x, y, { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner }) {
  context.fillStyle = '#fff';
  context.beginPath();
  for (const corner of [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner]) context.lineTo(x + corner.x, y + corner.y);
  context.fill();
}

/** Codes in one piece of the canvas. */
function searchPiece(context, [px, py, pw, ph]) {
  const { width, height } = context.canvas;
  const [x, y, w, h] = [Math.floor(px * width), Math.floor(py * height), Math.floor(pw * width), Math.floor(ph * height)];
  const texts = [];
  while (texts.length < kCodesMax) {
    const { data } = context.getImageData(x, y, w, h);
    const code = jsQR(data, w, h, { inversionAttempts: 'dontInvert' });
    if (!code || code.data === '') return texts;
    texts.push(code.data);
    paintOver(context, x, y, code.location);
  }
  return texts;
}

function canvasOf(source, width, height, side) {
  const scale = side / Math.max(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context;
}

function open(file) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const address = URL.createObjectURL(file);
    image.onload = () => resolve({ image, close: () => URL.revokeObjectURL(address) });
    image.onerror = () => {
      URL.revokeObjectURL(address);
      reject(new Error('not a picture'));
    };
    image.src = address;
  });
}

/** Texts of the codes in a picture file, each once. `enough` says when to stop early. Rejects if it is no picture. */
export async function scanFile(file, enough = () => false) {
  const { image, close } = await open(file);
  const found = new Set();
  try {
    for (const side of kSides) {
      const context = canvasOf(image, image.naturalWidth, image.naturalHeight, side);
      for (const piece of kPieces) {
        await pause();  // lets the page answer and say what it does
        for (const text of searchPiece(context, piece)) found.add(text);
        if (enough([...found])) return [...found];
      }
      if (found.size > 0 && side !== kSides[0]) break;  // the last size is for pictures in which nothing was found
    }
    return [...found];
  } finally {
    close();
  }
}

export const cameraPossible = () => window.isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia);

/** Shows the camera in `video` and gives every text it reads to `take` until that returns true or `stop()` is called. */
export async function scanCamera(video, take) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 } }, audio: false });
  let running = true;
  const stop = () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play();
  const look = () => {
    if (!running) return;
    if (video.videoWidth > 0) {
      const texts = searchPiece(canvasOf(video, video.videoWidth, video.videoHeight, kFrameSide), kPieces[0]);
      if (texts.some((text) => take(text))) return;
    }
    setTimeout(look, kFrameMs);
  };
  look();
  return stop;
}
