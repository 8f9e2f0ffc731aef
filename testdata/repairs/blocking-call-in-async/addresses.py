# safe: no
# before: prints True
# after: prints True
import asyncio
import socket


async def main():
    print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)[0][4] == ("127.0.0.1", 80))


asyncio.run(main())
