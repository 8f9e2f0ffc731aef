from clients import Client as C


async def handle(host):
    return C(host)  # want "making a Client calls socket.create_connection.*clients.py: Client.__init__ calls"
