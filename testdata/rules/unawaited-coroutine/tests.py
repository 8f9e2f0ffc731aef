import inspect
from unittest import IsolatedAsyncioTestCase, TestCase


async def add(a, b):
    return a + b


class Sums(IsolatedAsyncioTestCase):
    async def test_sum(self):
        self.assertEqual(add(1, 2), 3)  # want "given to self.assertEqual\\(\\) in place of its result"
        self.assertEqual(await add(1, 2), 3)

    async def test_name(self):
        result = add(1, 2)  # want "in place of its result"
        assert result == 3

    async def test_kind(self):
        made = add(1, 2)
        self.assertTrue(inspect.iscoroutine(made))
        self.assertEqual(await made, 3)


class Plain(TestCase):
    def test_truth(self):
        self.assertTrue(add(1, 2))  # want "given to self.assertTrue"


class Other:
    def assertEqual(self, coroutine, value):
        coroutine.close()

    async def check(self):
        self.assertEqual(add(1, 2), 3)
