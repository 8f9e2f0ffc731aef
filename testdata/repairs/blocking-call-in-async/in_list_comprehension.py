# safe: no
# before: prints [True, False]
# after: prints [True, False]
import asyncio
import os.path


async def main(paths):
    print([os.path.isfile(path) for path in paths])


asyncio.run(main([__file__, "nowhere"]))
