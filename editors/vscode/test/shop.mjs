// The project of the tests, and a profile of it.

/** A module whose second but last statement hands a thread a number for a tuple, and the same mended. */
export const spoiled = [
  'import threading', '', '', 'def work(n):', '    return n', '', '',
  'def main():', '    thread = threading.Thread(target=work, args=(1))', '    thread.start()', '    thread.join()', '',
].join('\n');
export const mended = spoiled.replace('args=(1))', 'args=(1,))');

const orders = [
  'import threading', '', 'from shop.helpers import slow', '', '', 'def work(n):', '    return n', '', '',
  'async def main():', "    print('é', slow())", '', '',
  'thread = threading.Thread(target=work, args=(1))', 'thread.start()', 'thread.join()', '',
].join('\n');

const pricing = [
  'RATES = {"book": 0.055, "food": 0.1}', '', '',
  'def score(order):', '    total = 0', '    for item in order:', '        total += discount(item) * (1 + RATES[item["kind"]])', '    return total', '', '',
  'def discount(item):', '    price = item["price"]', '    return price * 0.9 if item["count"] > 10 else price', '', '',
  'def best(orders):', '    return max(orders, key=score)', '',
].join('\n');

const work = [
  'def burn(n):', '    return sum(i * i for i in range(n))', '', '',
  'def main():', '    for _ in range(5):', '        burn(200_000)', '', '', 'main()', '',
].join('\n');

/** A notebook whose second cell needs what the first imports. */
const book = {
  nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: 'python' } },
  cells: ['%matplotlib inline\nimport time', 'async def main():\n    time.sleep(1)'].map((source, i) => ({
    cell_type: 'code', id: `cell${i}`, metadata: {}, execution_count: null, outputs: [], source,
  })),
};

export const files = {
  'pyproject.toml': '[project]\nname = "shop"\nrequires-python = ">=3.11"\n',
  'shop/__init__.py': '',
  'shop/helpers.py': 'import time\n\n\ndef slow():\n    time.sleep(1)\n',
  'shop/orders.py': orders,
  'shop/pricing.py': pricing,
  'shop/work.py': work,
  'shop/book.ipynb': JSON.stringify(book),
};

/** What py-spy writes of best(), in its raw format: each line a stack and how often it was seen. */
export const samples = [
  'best (shop/pricing.py:17);score (shop/pricing.py:7) 310',
  'best (shop/pricing.py:17);score (shop/pricing.py:6) 24',
  'best (shop/pricing.py:17);score (shop/pricing.py:7);discount (shop/pricing.py:13) 120',
  'best (shop/pricing.py:17);score (shop/pricing.py:7);discount (shop/pricing.py:12) 31',
  'best (shop/pricing.py:17) 9', '',
].join('\n');
