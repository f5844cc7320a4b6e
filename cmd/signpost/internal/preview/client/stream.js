// Hears from the server what was built. A browser opens only six connections to a server,
// so one tab holds the stream for all: the one that has the lock. It hands on what it
// hears; a new tab says hello and is answered. A tab that somebody looks at asks again and
// again whether the one with the stream is there: that one may hang, or be frozen by the
// browser, and then loses the lock. Where there are no locks (on a phone, by plain http),
// each tab has a stream of its own while somebody looks at it.

const name = 'signpost-preview';
const delays = [250, 500, 1000, 2000]; // milliseconds until the next attempt; the last again and again
const tired = 120000; // milliseconds after which attempts become rare
const rarely = 5000;
const silence = 10000; // milliseconds within which the server must have said its state
const beat = 3000; // milliseconds between two questions of a tab that somebody looks at
const hung = 3000; // milliseconds within which the tab with the stream must answer
const leaving = 'this tab does not wait any more';

// Whether the server is there but lets this browser in no more: a stream does not say why
// it was refused.
const isRefused = async () => {
  try {
    const { status } = await fetch('/_preview/events', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(silence) });
    return status === 403;
  } catch {
    return false; // it is not there
  }
};

// A stream that opens itself again. The browser's own way to do so gives up for good when
// the server is not there.
class Stream {
  #source = null;

  #timer = 0;

  #attempts = 0;

  #since = 0;

  #due = 0; // when the next attempt is made

  #until = 0; // when the stream counts as dead

  constructor(hear) {
    this.hear = hear;
    this.open();
  }

  open() {
    this.close();
    const source = new EventSource('/_preview/events');
    this.#source = source;
    this.#expect(silence);
    source.onmessage = ({ data }) => {
      this.#expect(0);
      this.#attempts = 0;
      this.hear({ state: JSON.parse(data) });
    };
    source.onerror = () => this.#fail();
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  // Tries at once, when it is waiting.
  poke() {
    if (!this.#source) this.open();
  }

  // Makes up for timers that did not run, because nobody looks at this tab.
  nudge() {
    if (!this.#source && Date.now() >= this.#due) this.open();
    else if (this.#source && this.#until && Date.now() >= this.#until) this.#fail();
  }

  // The server must say something within some milliseconds; 0 when it need not.
  #expect(within) {
    clearTimeout(this.#timer);
    this.#until = within && Date.now() + within;
    if (within) this.#timer = setTimeout(() => this.#fail(), within);
  }

  #fail() {
    this.close();
    if (!this.#attempts) this.#since = Date.now();
    this.hear({ lost: true });
    const delay = Date.now() - this.#since > tired ? rarely : delays[Math.min(this.#attempts, delays.length - 1)];
    this.#attempts += 1;
    this.#due = Date.now() + delay;
    this.#timer = setTimeout(() => this.open(), delay);
    const { hear } = this;
    const attempt = this.#attempts;
    isRefused().then((refused) => refused && this.#attempts >= attempt && hear({ lost: true, refused }));
  }
}

// Every tab by itself.
const listenAlone = (hear) => {
  let stream = null;
  const follow = () => {
    stream?.close();
    stream = document.visibilityState === 'visible' ? new Stream(hear) : null;
  };
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', () => stream?.close());
  addEventListener('pageshow', ({ persisted }) => persisted && follow());
  follow();
  return () => {};
};

// All tabs together.
const listenTogether = (hear) => {
  let channel = null; // while the page is not put away
  let stream = null; // this tab's, when it has the lock
  let letGo = () => {}; // gives the lock back
  let last = null; // what was heard last
  let waits; // ends the wait for the lock
  let waiting = 0; // until it is stolen

  const answered = () => {
    clearTimeout(waiting);
    waiting = 0;
  };

  const take = (message) => {
    last = message;
    answered();
    hear(message);
  };

  const lead = () => new Promise((resolve) => {
    letGo = resolve;
    answered();
    stream = new Stream((message) => {
      take(message);
      channel?.postMessage(message);
    });
  });

  const drop = () => {
    stream?.close();
    stream = null;
  };

  // Another tab has taken the lock, because this one did not answer in time.
  const lose = (reason) => {
    if (reason === leaving) return;
    drop();
    queue();
  };

  const queue = () => {
    waits = new AbortController();
    navigator.locks.request(name, { signal: waits.signal }, lead).catch(lose);
  };

  const steal = () => {
    waits.abort(leaving);
    navigator.locks.request(name, { steal: true }, lead).catch(lose);
  };

  // Whoever has the stream must answer this.
  const ask = (question) => {
    channel.postMessage(question);
    waiting ||= setTimeout(() => {
      waiting = 0;
      if (!stream) steal();
    }, hung);
  };

  const hello = () => {
    if (stream) stream.poke();
    else ask({ hello: true });
  };

  const answer = ({ hello: isNew }) => {
    if (isNew) stream.poke();
    else stream.nudge();
    channel.postMessage(isNew || last?.lost ? last ?? { alive: true } : { alive: true });
  };

  // Gives others the stream, and does not wait for it.
  const leave = () => {
    answered();
    waits.abort(leaving);
    drop();
    letGo();
  };

  const start = () => {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      if (data.focus) hear(data);
      else if (data.alive) answered();
      else if (!data.hello && !data.ask) take(data);
      else if (stream) answer(data);
    };
    queue();
    hello();
  };

  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && channel && hello());
  setInterval(() => {
    if (document.visibilityState !== 'visible' || !channel) return;
    if (stream) stream.nudge();
    else ask({ ask: true });
  }, beat);
  // A frozen tab runs nothing until it is looked at again.
  document.addEventListener('freeze', () => channel && leave());
  document.addEventListener('resume', () => {
    if (!channel) return;
    queue();
    hello();
  });
  addEventListener('pagehide', () => {
    leave();
    channel.close();
    channel = null;
  });
  addEventListener('pageshow', ({ persisted }) => persisted && start());
  start();
  return (message) => channel?.postMessage(message);
};

// Calls hear with {state}, or with {lost: true} and perhaps {refused: true}, or with what
// another tab said. It returns the way to say something to the others.
export const listen = (hear) => (navigator.locks && window.BroadcastChannel ? listenTogether(hear) : listenAlone(hear));
