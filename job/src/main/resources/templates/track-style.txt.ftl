:root { color-scheme: light dark; --page: #eaeff6; --card: #ffffff; --line: #dde4ee; --text: #16202e; --muted: #526073; --ink: ${colours.ink}; --fill: ${colours.brand}; --on: ${colours.onBrand}; --tint: ${colours.tint}; }
@media (prefers-color-scheme: dark) { :root { --page: #0f151d; --card: #1b2430; --line: #2c3847; --text: #eaf0f7; --muted: #a9b6c6; --ink: ${colours.darkInk}; --tint: ${colours.darkTint}; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main, header, footer { max-width: 600px; margin: 0 auto; padding: 0 16px; overflow-wrap: anywhere; }
header { display: flex; align-items: center; gap: 10px; padding-top: 24px; padding-bottom: 14px; font-weight: 700; }
header .badge { width: 28px; height: 28px; border-radius: 8px; background: var(--fill); color: var(--on); font-size: 15px; line-height: 28px; text-align: center; }
header img { display: block; background: #ffffff; border-radius: 8px; padding: 4px 6px; box-sizing: content-box; }
header nav { margin-left: auto; font-weight: 400; font-size: 14px; }
.card { background: var(--card); border: 1px solid var(--line); border-top: 5px solid var(--fill); border-radius: 14px; padding: 26px 28px; margin-bottom: 16px; }
.card.plain { border-top: 1px solid var(--line); }
h1 { margin: 0 0 14px; font-size: 24px; line-height: 32px; text-wrap: balance; }
h2 { margin: 26px 0 6px; font-size: 18px; line-height: 24px; }
p { margin: 0 0 14px; }
.muted { color: var(--muted); font-size: 14px; line-height: 20px; }
a { color: var(--ink); }
a, button, label { -webkit-tap-highlight-color: transparent; }
button { font: inherit; font-weight: 700; padding: 12px 22px; min-height: 48px; border-radius: 10px; border: 1px solid var(--fill); background: var(--fill); color: var(--on); cursor: pointer; }
button.second { background: transparent; color: var(--ink); border-color: var(--ink); }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
fieldset { margin: 0; padding: 14px 0; border: 0; border-top: 1px solid var(--line); }
legend { float: left; width: 100%; padding: 0; margin: 0 0 4px; font-weight: 700; }
fieldset .hint { clear: both; margin: 0 0 6px; }
.choices { clear: both; display: flex; flex-wrap: wrap; gap: 4px 20px; }
.choices label { display: flex; align-items: center; gap: 8px; min-height: 44px; cursor: pointer; }
input[type=radio] { width: 20px; height: 20px; margin: 0; accent-color: var(--ink); }
.done { margin: 0 0 14px; padding: 12px 16px; background: var(--tint); border-left: 4px solid var(--fill); border-radius: 8px; }
ul { margin: 0 0 14px; padding-left: 20px; }
footer { padding-top: 4px; padding-bottom: 36px; color: var(--muted); font-size: 13px; line-height: 19px; text-align: center; }
@media (max-width: 480px) { .card { padding: 20px; } h1 { font-size: 21px; line-height: 28px; } button { width: 100%; } .choices { flex-direction: column; } }
