# repair: none
from kafka import KafkaConsumer


async def main(handle):
    consumer = KafkaConsumer("news")
    for message in consumer:  # here
        await handle(message)
