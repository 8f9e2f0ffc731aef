from bridge import Client


async def handle():
    client = Client()
    client.send_now()
