/** The frame that all instruments share, tried on the length slider. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, holdBack, test } from './page.ts';

const PAGE = 'tools/length-slider/';

test('the keyboard walks over a border, and the header jumps', async ({ page }) => {
  await page.goto(PAGE);
  const header = page.getByRole('group', { name: /^Header of the frame/ });
  await expect(header).toHaveAccessibleName('Header of the frame: 82 7e 00 7e');
  await page.getByRole('slider').press('ArrowLeft');
  await expect(header).toHaveAccessibleName('Header of the frame: 82 7d');
});

test('bad input is explained and stays', async ({ page }) => {
  await page.goto(PAGE);
  const exact = page.getByLabel('Exact length in bytes');
  await exact.fill('2^64');
  await expect(page.getByRole('alert')).toContainText('from 0 to 2^63-1');
  await expect(exact).toHaveValue('2^64');
  const typed = page.getByLabel(/Or write a header yourself/);
  await typed.fill('82 7e 00 7c');
  await expect(page.getByText('RFC 6455 §5.2 · closes with 1002')).toBeVisible();
  await expectNoViolation(page);
});

test('a link opens the state it was copied in, and reset goes back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  await page.getByLabel('Exact length in bytes').fill('65,536');
  await page.getByRole('button', { name: 'a client' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByLabel('Exact length in bytes')).toHaveValue('65536');
  await expect(other.getByRole('button', { name: 'a client' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await other.getByRole('button', { name: 'Reset' }).click();
  await expect(other.getByLabel('Exact length in bytes')).toHaveValue('126');
  await expect(other).toHaveURL(/tools\/length-slider\/$/);
});

/** What each instrument cannot read: cut off, of another version, with half an escape. */
const DAMAGED: Readonly<Record<string, string>> = {
  'length-slider': '126',
  'frame-workbench': '818',
  'accept-machine': 'dGhlIHNhbXBsZSBub25jZQ..,,',
  'handshake-workbench': 'GET_(chat~',
  'fragment-composer': '48656c6c6f,3,0',
  masking: '48656c6c6f,37fa',
  'poisoned-proxy': 'fresh',
  'who-speaks-first': '-s,login',
  'call-sequencer': 'tcp,socket.bnd,socket',
  'connection-timeline': '5,100,60,6,8000,0,2;120.20',
  'live-wire': '2,1,200ct:Hello,n12',
  'connection-life': '3,300,%E2%80',
  'reconnect-herd': '1000,5',
  'stream-slicer': 'none,7.14,3',
  'envelope-explorer': 'client,plain,5,-,0,0,ip',
  'handshake-stepper': '3,open,4294967296,300,-,p',
  'push-lab': 't37400,60,2',
  'syn-flood': '5,63,130,1,,60',
};

for (const [name, state] of Object.entries(DAMAGED)) {
  test(`${name} says that a link is damaged, until something is done`, async ({ page }) => {
    await page.clock.install();
    await page.goto(`tools/${name}/#${name}=${state}`);
    const notice = page.getByText('This link is damaged. You see what is here without it.');
    await expect(notice).toBeVisible();
    // Longer than the address waits for more to come.
    await page.clock.runFor(1000);
    expect(new URL(page.url()).hash).toBe(`#${name}=${state}`);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(notice).toHaveCount(0);
    await page.clock.runFor(1000);
    await expect(page).toHaveURL(new RegExp(`tools/${name}/$`));
  });
}

test('a damaged link stays in the address while another instrument changes', async ({ page }) => {
  await page.goto('chapters/masking/#masking=48656c6c6f,%E2%80');
  const masking = page.locator('#masking');
  await expect(masking.getByRole('status').getByText('damaged')).toBeVisible();
  const proxy = page.locator('#poisoned-proxy');
  await proxy.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL(/#masking=48656c6c6f,%E2%80&poisoned-proxy=/);
  await masking.getByLabel('Payload as text').fill('Hi');
  await expect(page).toHaveURL(/#masking=4869,[^%]*&poisoned-proxy=/);
  await expect(masking.getByText('damaged')).toHaveCount(0);
  // As when somebody pastes another link: what is there stays.
  await page.evaluate(() => (location.hash = '#masking=4869'));
  await expect(masking.getByText('damaged')).toBeVisible();
  await expect(masking.getByLabel('Payload as text')).toHaveValue('Hi');
});

const MISSING = 'A part of this page could not be loaded. Reload it to go on.';

/** Waits until everything expected is there, and takes it out of what fails the test. */
async function forgive(problems: string[], expected: RegExp, least: number): Promise<void> {
  await expect.poll(() => problems.length).toBeGreaterThanOrEqual(least);
  expect(problems.splice(0).filter((problem) => !expected.test(problem))).toEqual([]);
}

test('a part that does not come is missed in words, keeps what was typed, and is asked for again', async ({
  page,
  problems,
}) => {
  await page.route('**/engine.*.js', (route) => route.abort());
  await page.goto('tools/live-wire/');
  const client = page.getByRole('form', { name: /client/ });
  await client.getByLabel('Message').fill('Not lost');
  await client.getByRole('button', { name: 'Send' }).click();
  const notice = page.getByRole('status').getByText(MISSING);
  await expect(notice).toBeVisible();
  await expect(client.getByLabel('Message')).toHaveValue('Not lost');
  // Asked for, refused, and an error that says so.
  await forgive(problems, /engine\.|ERR_FAILED/, 3);
  await page.unroute('**/engine.*.js');
  await client.getByRole('button', { name: 'Send' }).click();
  await expect(page).toHaveURL(/#live-wire=.*Not/);
});

test('a worker that does not come is missed in words', async ({ page }) => {
  await page.route('**/*worker*.js', (route) => route.abort());
  await page.goto('tools/frame-workbench/');
  await page.getByLabel('Paste or drop bytes here').fill(`82 7e ff ff ${'00 '.repeat(0xffff)}`);
  await expect(page.getByRole('status').getByText(MISSING)).toBeVisible();
});

for (const [code, path, label] of [
  ['LengthSlider', PAGE, 'Exact length in bytes'],
  ['FirstFrame', '', 'Say something'],
] as const) {
  test(`${code} says so if its code does not come, and keeps what was typed`, async ({
    page,
    problems,
  }) => {
    await page.route(`**/${code}.*.js*`, (route) => route.abort());
    await page.goto(path);
    await page.getByLabel(label).fill('70000');
    await expect(page.getByRole('status').getByText(MISSING)).toBeVisible();
    await expect(page.getByLabel(label)).toHaveValue('70000');
    await forgive(problems, /LengthSlider|FirstFrame|ERR_FAILED/, 5);
  });
}

test('what a reader does before the code has arrived is done when it has', async ({ page }) => {
  const arrive = await holdBack(page, '**/LengthSlider*.js');
  await page.goto(PAGE);
  const exact = page.getByLabel('Exact length in bytes');
  await exact.click();
  await page.keyboard.press('End');
  await page.keyboard.type('00');
  await page.getByRole('button', { name: 'a client' }).click();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(1);
  arrive();
  await expect(page.getByRole('group', { name: /^Header of the frame/ })).toHaveAccessibleName(
    'Header of the frame: 82 fe 31 38 37 fa 21 3d',
  );
  await expect(exact).toHaveValue('12600');
});

test('a box ticked before the code has arrived is ticked when it has', async ({ page }) => {
  const arrive = await holdBack(page, '**/FrameWorkbench*.js');
  await page.goto('tools/frame-workbench/');
  await page.getByLabel('FIN 1').press('Space');
  await page.getByText('permessage-deflate negotiated').click();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(1);
  arrive();
  await expect(page.getByLabel('FIN 0')).not.toBeChecked();
  await expect(page.getByLabel('permessage-deflate negotiated')).toBeChecked();
});

test('who goes on before the code has arrived keeps the focus', async ({ page }) => {
  const arrive = await holdBack(page, '**/ConnectionLife*.js');
  await page.goto('tools/connection-life/');
  // Awake, it takes the focus into its list.
  await page.getByRole('button', { name: 'Remove: client sends' }).press('Enter');
  const step = page.getByRole('slider', { name: 'Step' });
  await step.press('Home');
  await expect(page.locator('astro-island[ssr]')).toHaveCount(1);
  arrive();
  await expect(
    page.getByRole('list', { name: 'What happens to it' }).getByRole('listitem'),
  ).toHaveCount(0);
  await expect(step).toHaveValue('1');
  await expect(step).toBeFocused();
});

test('present mode fills the screen, and Escape leaves at the same state', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(PAGE);
  await page.getByLabel('Exact length in bytes').fill('65536');
  await page.getByRole('button', { name: 'Present' }).click();
  const instrument = page.locator('#length-slider');
  await expect(instrument).toHaveCSS('position', 'fixed');
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await expect(instrument).not.toHaveCSS('position', 'fixed');
  await expect(page.getByLabel('Exact length in bytes')).toHaveValue('65536');
});

test('who leaves present mode finds the page where it was', async ({ page }) => {
  await page.goto('chapters/payload-length/');
  const instrument = page.locator('#length-slider');
  await instrument.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(0);
  await instrument.getByRole('button', { name: 'Present' }).click();
  await expect(instrument).toHaveCSS('position', 'fixed');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).not.toHaveClass(/is-presenting/);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('a clicker goes from border to border', async ({ page }) => {
  await page.goto(PAGE);
  const exact = page.getByLabel('Exact length in bytes');
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.locator('#length-slider')).toHaveCSS('position', 'fixed');
  await page.keyboard.press('PageDown');
  await expect(exact).toHaveValue('65535');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(exact).toHaveValue('125');
});

test('a header that is offered takes the focus along', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: /82 7e 00 7e/ }).press('Enter');
  await expect(page.getByLabel(/Or write a header yourself/)).toBeFocused();
});

/** Each instrument in states that need the most room, and in which it has more to say than usual. */
const PRESENTED: Readonly<Record<string, readonly string[]>> = {
  'length-slider': ['', '9223372036854775807,client'],
  'frame-workbench': [
    '',
    'c18537fa213d7f9f4d5158', // a broken rule
    '83fe000137fa213d7f', // two, and bytes in two rows
    '78fe00fe37fa213d,client', // six
    '010348656c80026c6f,client', // two frames
    '827fffffffffffffffff,client', // the longest number
    `c1a037fa213d${'7f9f4d51'.repeat(8)}`, // as long as bytes with names get
    `82fe00fe37fa213d${'01'.repeat(254)}`, // rows of bytes
  ],
  'accept-machine': [
    '',
    's3pPLMBiTxaQ9kYGzzhZRbK-xOo.,,,accept', // nothing known before the digest
    'dGhlIHNhbXBsZSBub25jZR..,,,key', // a mark, and words on it
    'dGhlIHNhbXBsZSBub25jZQ..,,base64-of-hex,key', // a mistake with much to say
  ],
  'handshake-workbench': [
    '',
    'GET_(chat_HTTP(1.1~5c~n!~Hserver.~X~5c~n!~U~W~5c~n!~5c~n!,,,,,,server', // LF alone, fields missing
    'POST_ws:((a_HTTP(1.1~5c~n!~Uh2c!~Kx!!,,,,,,server', // many mistakes
    'GET_(chat~R~Hserver.~X!~CUpgrade!Pragma:_no-cache!Cache-Control:_no-cache!A:_b!~U~W!~V13!B:_c!C:_d!D:_e!~KdGhlIHNhbXBsZSBub25jZQ))!!,,,,,,server', // a long head
    ',,,,,,client',
    ',,,,,,bytes',
  ],
  'fragment-composer': [
    '',
    '48656c6c6f,3,0.x816e6577.1,step2', // a rule broken, with reasons and repairs
    '48656c6c6f,3,1.0f1,client,step1', // four repairs
    `48656c6c6f,3,0.x89${'2e'.repeat(126)}.1,client,step2`, // a long frame that breaks a rule
    `${'e4bda0'.repeat(13)},1.2.3.5.8.9.12.15.18,0.x896862.1.2.3.4.5.x8a6862.6.7.8.9,client,step6`, // many
    `${'e4bda0'.repeat(13)},1.2.3.5.8.9.12.15.18,0.x896862.1.2.3.4.5.x8a6862.6.7.8.9,client,step12`, // a long one
    `${'e4bda0'.repeat(13)}e4,15,0.x896862.1,client,step3`, // no text at the end
    '48656c6c6f,3,0.x8803e8.1,client,step3', // behind a Close
  ],
  masking: [
    '',
    `${'6c'.repeat(200)},37fa213d,payload,70,-,reads,bytes`, // bytes in windows
    '48656c6c6f212121,37fa213d,payload,7,-,reads,bytes', // as many as a frame has room for
    ',37fa213d,payload,0,-,reads,bytes', // none
    '4f6e6c7920313131206672616d6573206c656674,37fa213d,payload,0,6-13,reads,pieces',
    '4f6e6c7920313131206672616d6573206c656674,37fa213d,payload,0,6-13,frames,pieces', // with keys
  ],
  'poisoned-proxy': [
    '',
    'none,6455,upgrade', // the longest head
    'none,6455,answer', // the longest frame
    'predictable,6455,probe', // the longest words
    'fresh,6455,served', // something in the cache
  ],
  'live-wire': [
    '',
    '1,1,n2', // HTTP
    '1,1,0cz20,n5', // many segments
    '1,1,200st4:~e4~bd~a0~e5~a5~bd,210sp:hb,n13', // fragments, and a Ping on its way
    '1,1,200sv,300ct:Hello,n12', // nobody there any more
    '1,1,200ct:Hello,210cf230.1,n12', // a connection that failed
  ],
  'connection-life': [
    '',
    '0,300,3600,0,swallow,nobody,25,10,924,1800', // the opening, with the most to say
    '1,300,60,0,swallow,page,25,10,924,300', // two frames, and two lines of text
    '9,300,3600,0,swallow,nobody,25,10,924,1800,client-text@400', // the end, and what follows
    '2,300,3600,0,swallow,nobody,25,10,924,120,client-close@60', // one frame of a closing handshake
  ],
  'reconnect-herd': ['', '2000,30,300,500,20,120,1,all'],
  'handshake-stepper': [
    '',
    '7,open,4294967295,4294967295,-,p', // the longest segments
    '5,client-closes,99,299,-,p,c.A.2.2', // the longest words
    '9,cut,99,299,-,-', // the longest ladder
  ],
  'connection-timeline': [
    '',
    '8,400,200,8,50000,0,1;500;late,marked;pipelined.8.held;', // many rows, long times
    '8,100,0,1,50000,100000,1;20;early,plain;several.8.waits;', // the longest words
    '1,10,0,1,0,0,0;0;late,marked;one-each.1.request;', // next to nothing
  ],
  'push-lab': [
    '',
    't2000.2010,10,5,20,30,60,30,542,203,tls,200,1950,long-poll', // a part of the time
    'r60s9999,3600,0.5,500,120,5,0,4000,2000,tls,0,0,websocket', // the largest numbers
  ],
  'syn-flood': [
    '',
    '300,120,512,9999,cookies,180', // the largest numbers
    '0,1,16,1,,0', // nothing yet, and nothing to come
  ],
  'call-sequencer': [
    '', // a call that fails
    'tcp,socket.bind.listen.accept.recv-c.send-c.close-c.close,socket.connect.send.recv.close,step19', // two sockets
    'tcp,socket.bind.listen.accept.recv-c,socket.connect.socket.connect.socket.connect.socket.connect,step51', // the most sockets, and more calls than fit
    'tcp,socket.bind.listen.accept.close-c.accept,socket.connect.recv.send.send.close,step19', // the most to say
    'udp,socket.recvfrom.sendto.close,socket.connect.send.recv.close,step9',
    'tcp,socket,socket,browser',
  ],
  'who-speaks-first': [
    '',
    'c-------------,login,1,6,20', // wrong, at the end of a long story
    '---------b----,comments,2,2.3,8', // the longest words
  ],
  'stream-slicer': [
    '',
    'newline,8.21,3,73656c6c2031.4465617220416e6e2c0a30206c656674.e4bda0e5a5bd', // the longest verdict
    'client,10.21,2,73656c6c2031.30206c656674.e4bda0e5a5bd', // the longest words about a read
    'length,bytes,24,73656c6c2031.30206c656674.e4bda0e5a5bd.6162.6364.6566', // as many messages as can be
    `none,bytes,18,73656c6c2031.${'61'.repeat(40)}.${'e4bda0'.repeat(13)}`, // many reads, each received
    `none,whole,1,${'61'.repeat(40)}.${'62'.repeat(40)}`, // a text that is longer than its place
  ],
  'envelope-explorer': [
    '',
    'client,tls,6,timestamps,0,0,tls,-,Hello', // the longest words, and bytes that are not known
    `server,tls,4,timestamps,0,1,ethernet,-,${'x'.repeat(900)}%0A%0A%0A`, // a long text
    `client,tls,6,timestamps,0,1,message,-,${'你'.repeat(900)}`, // several packets
    'server,plain,4,-,0,0,ethernet,-,Hi', // padding
    'client,tls,4,-,0,0,tcp,hidden:ethernet:ip,Hello',
  ],
};
/** May be smaller than the rest: what is raised. */
const SMALLER = 'sup';
/** May scroll in themselves: rows of many bytes, text that is longer than its field, a story that follows its moment. */
const SCROLLERS = '[role=grid], [role=listbox], textarea, .ladder .box';
const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];

for (const [name, states] of Object.entries(PRESENTED)) {
  test(`present mode shows all of ${name} on two screens, and a clicker steps it both ways`, async ({
    page,
  }) => {
    await page.setViewportSize(SCREENS[0]!);
    await page.goto(`tools/${name}/`);
    const instrument = page.locator(`#${name}`);
    for (const state of states) {
      if (state !== '') {
        // Each is presented anew: letters that one state has made smaller would stay so.
        await page.keyboard.press('Escape');
        await expect(instrument).not.toHaveCSS('position', 'fixed');
        await page.setViewportSize(SCREENS[0]!);
        await pasteFragment(page, `#${name}=${state}`);
        await expect(instrument.getByRole('status').first()).toHaveText('');
      }
      await page.getByRole('button', { name: 'Present' }).click();
      await expect(instrument).toHaveCSS('position', 'fixed');
      for (const { width, height } of SCREENS) {
        await page.setViewportSize({ width, height });
        const but = { SMALLER, SCROLLERS, least: 20 };
        // What the state needs besides may still arrive.
        await expect
          .poll(() => instrument.evaluate(lookAt, but), `${name}=${state} ${width}`)
          .toEqual({ small: [], outside: [], scrolls: [], over: [], past: [] });
      }
      if (state !== '') continue;
      const seen = () => instrument.evaluate(readAll);
      const press = async (key: string) => {
        await page.keyboard.press(key);
        return seen();
      };
      // A step may need code that is still to come, and says some things later: then it was read too early.
      await expect(async () => {
        let isStepped = false;
        // It may stand at its end.
        for (const [one, other] of [
          ['PageDown', 'PageUp'],
          ['PageUp', 'PageDown'],
        ] as const) {
          const first = await press(one);
          if (isStepped || (await press(one)) === first) continue;
          await page.keyboard.press(other);
          await expect.poll(seen, { message: `${other} after ${one}`, timeout: 2000 }).toBe(first);
          isStepped = true;
        }
        expect(isStepped).toBe(true);
      }).toPass({ timeout: 30_000 });
    }
  });
}

test('on a page magnified to 200 %, present mode is reached, and nothing lies over anything', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 360 });
  for (const name of Object.keys(PRESENTED)) {
    await page.goto(`tools/${name}/`);
    await page.getByRole('button', { name: 'Present' }).click();
    const instrument = page.locator(`#${name}`);
    await expect(instrument).toHaveCSS('position', 'fixed');
    const but = { SMALLER, SCROLLERS, least: 12 };
    await expect
      .poll(async () => {
        const { over } = await instrument.evaluate(lookAt, but);
        return { over, wider: await instrument.evaluate((it) => it.scrollWidth - it.clientWidth) };
      }, name)
      .toEqual({ over: [], wider: 0 });
  }
});

/** Opens a state in a page that is there, as somebody does who pastes its link. */
async function pasteFragment(page: Page, fragment: string): Promise<void> {
  const paste = () =>
    page.evaluate((pasted) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const wanted = new URL(pasted, location.href).hash;
      addEventListener('hashchange', () => resolve(location.hash === wanted), { once: true });
      location.hash = pasted;
      return promise;
    }, fragment);
  // The address may just then be told of the state before.
  await expect.poll(paste).toBe(true);
}

/** All that an instrument says now, but for the key just pressed. */
function readAll(instrument: HTMLElement): string {
  const fields = [...instrument.querySelectorAll<HTMLInputElement>('input, textarea, select')];
  return [
    instrument.querySelector<HTMLElement>('.body')!.textContent,
    ...fields.map(({ value, checked }) => `${value} ${checked}`),
    ...[...instrument.querySelectorAll('[aria-pressed=true]')].map((it) => it.textContent),
  ].join('|');
}

/** What of a presented instrument is too small, lies outside the screen, scrolls, or lies over other text. */
function lookAt(
  instrument: HTMLElement,
  but: { SMALLER: string; SCROLLERS: string; least: number },
) {
  const POINT = 4 / 3; // CSS pixels
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  };
  const nameOf = (element: Element) => `${element.localName}.${element.className}`;
  const shown = [instrument, ...instrument.querySelectorAll('*')].filter(isShown);
  const withText = shown.filter(
    (element) =>
      element.matches('input, textarea, select') ||
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
  );
  /** Each line of text as it is seen, without the room above and below its letters. */
  const lines = withText
    .filter((element) => !element.closest(but.SCROLLERS))
    .flatMap((element) => {
      const parents: DOMRect[] = [];
      for (let parent = element; parent !== instrument; parent = parent.parentElement!) {
        const style = getComputedStyle(parent);
        // Hidden from eyes, or lifted over the rest on a ground of its own.
        if (style.clipPath !== 'none' || Number(style.zIndex) > 0) return [];
        if (style.overflow !== 'visible') parents.push(parent.getBoundingClientRect());
      }
      const range = document.createRange();
      return [...element.childNodes]
        .filter((node) => node instanceof Text && node.data.trim() !== '')
        .flatMap((node) => {
          range.selectNodeContents(node);
          return [...range.getClientRects()];
        })
        .map((box) => ({
          element,
          left: Math.max(box.left, ...parents.map(({ left }) => left)) + 1,
          right: Math.min(box.right, ...parents.map(({ right }) => right)) - 1,
          top: Math.max(box.top + box.height / 5, ...parents.map(({ top }) => top)),
          bottom: Math.min(box.bottom - box.height / 5, ...parents.map(({ bottom }) => bottom)),
        }));
    });
  const over = lines.flatMap((one, i) =>
    lines
      .slice(i + 1)
      .filter((other) => {
        if (one.element.contains(other.element) || other.element.contains(one.element))
          return false;
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        return width > 2 && height > 2;
      })
      .map((other) => `${nameOf(one.element)} ${nameOf(other.element)}`),
  );
  /** Past the frame around it, where what stands beside may cover it. */
  const past = lines
    .filter(({ element, left, right }) => {
      let frame = element;
      while (frame !== instrument && getComputedStyle(frame).borderInlineWidth === '0px') {
        frame = frame.parentElement!;
      }
      const box = frame.getBoundingClientRect();
      return left < box.left || right > box.right;
    })
    .map(({ element }) => nameOf(element));
  return {
    small: withText
      .filter((element) => {
        const least = but.least * (element.matches(but.SMALLER) ? 0.8 : 1);
        return Number.parseFloat(getComputedStyle(element).fontSize) < least * POINT - 0.1;
      })
      .map(nameOf),
    outside: withText
      .filter((element) => !element.parentElement!.closest(but.SCROLLERS))
      .filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
      })
      .map(nameOf),
    scrolls: [document.documentElement, ...shown]
      .filter((element) => !element.closest(but.SCROLLERS))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const mayScroll = /auto|scroll/.test(overflowX + overflowY) || element === instrument;
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        return mayScroll && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
      })
      .map(nameOf),
    over,
    past,
  };
}

test('prose drives the instrument, and reset undoes it', async ({ page }) => {
  await page.goto('chapters/payload-length/');
  const drive = page.getByRole('button', { name: 'Go back to 125' });
  await drive.scrollIntoViewIfNeeded();
  const before = await page.getByLabel('Exact length in bytes').inputValue();
  await drive.click();
  await expect(page.getByLabel('Exact length in bytes')).not.toHaveValue(before);
  await page.locator('#length-slider').getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByLabel('Exact length in bytes')).toHaveValue(before);
});

test('a phrase far down works by keyboard, and a button leads back to it', async ({ page }) => {
  await page.goto('chapters/payload-length/');
  const phrase = page.getByRole('button', { name: 'announce one byte more' });
  await phrase.press('Enter');
  await expect(page.getByText('The top bit of the 64-bit length is set')).toBeInViewport();
  await expect(phrase).not.toBeInViewport();
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await expect(phrase).toBeInViewport();
  await expect(phrase).toBeFocused();
  await expect(page.getByRole('button', { name: 'Back to the text' })).toBeHidden();
});

test('a phrase leads to what it asked for, also where code or scrolling falters', async ({
  page,
}) => {
  const arrive = await holdBack(page, '**/LengthSlider*.js');
  await page.goto('chapters/payload-length/');
  const phrase = page.getByRole('button', { name: 'announce one byte more' });
  await phrase.press('Enter');
  // A browser with much to do gives up a smooth scroll.
  await phrase.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  // A slow line.
  await page.waitForTimeout(1500);
  arrive();
  await expect(page.getByText('The top bit of the 64-bit length is set')).toBeInViewport();
});

for (const [how, goOn] of [
  ['scrolls on', (page: Page) => page.mouse.wheel(0, 4000)],
  // As assistive technology clicks: without a pointer or a key.
  [
    'goes back to the text',
    (page: Page) => page.getByRole('button', { name: 'Back to the text' }).dispatchEvent('click'),
  ],
] as const) {
  test(`who ${how} after a phrase is not called back`, async ({ page }) => {
    const arrive = await holdBack(page, '**/LengthSlider*.js');
    await page.goto('chapters/payload-length/');
    const instrument = page.locator('#length-slider');
    await page.getByRole('button', { name: 'announce one byte more' }).press('Enter');
    await expect(instrument).toBeInViewport({ ratio: 1 });
    await goOn(page);
    await expect(instrument).not.toBeInViewport();
    arrive();
    await expect(page.getByText('The top bit of the 64-bit length is set')).toBeAttached();
    // Longer than an instrument is followed.
    await page.waitForTimeout(1500);
    await expect(instrument).not.toBeInViewport();
  });
}
