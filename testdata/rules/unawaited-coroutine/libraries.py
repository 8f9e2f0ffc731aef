import asyncio

import discord
import redis
import redis.asyncio as aioredis
from aiohttp import web
from discord.ext import commands
from fastapi import FastAPI, Request, UploadFile, WebSocket

app = FastAPI()
bot = commands.Bot(command_prefix="!")


@app.websocket("/ws")
async def talk(websocket: WebSocket):
    websocket.accept()  # want "error: websocket.accept\\(\\)|WebSocket.accept\\(\\)"
    while True:
        text = await websocket.receive_text()
        websocket.send_text(text)  # want "send_text\\(\\) only makes a coroutine"
        asyncio.create_task(websocket.send_json({}))
        await websocket.close()


@app.post("/upload")
async def upload(request: Request, file: UploadFile):
    request.json()  # want "json\\(\\) only makes a coroutine"
    content = file.read()  # want "read\\(\\) only makes a coroutine"
    file.file.read()
    print(request.headers)
    await file.close()
    return len(content)


@bot.command()
async def greet(ctx: commands.Context):
    ctx.send("hello")  # want "send\\(\\) only makes a coroutine"
    sent = await ctx.reply("hello")
    sent.delete()  # want "delete\\(\\) only makes a coroutine"
    await ctx.message.add_reaction("x")


@bot.event
async def on_message(message: discord.Message):
    message.channel.send("hello")  # want "send\\(\\) only makes a coroutine"
    bot.process_commands(message)  # want "process_commands\\(\\) only makes a coroutine"


async def stored(cache: aioredis.Redis, plain: redis.Redis):
    cache.set("a", 1)  # want "set\\(\\) only makes a coroutine"
    await cache.get("a")
    pipe = cache.pipeline()
    pipe.set("a", 1)
    await asyncio.gather(cache.get("a"), cache.get("b"))
    await asyncio.to_thread(plain.set, "a", 1)


async def handle(request: web.Request):
    socket = web.WebSocketResponse()
    socket.prepare(request)  # want "prepare\\(\\) only makes a coroutine"
    socket.send_str("a")  # want "send_str\\(\\) only makes a coroutine"
    await socket.close()
    return socket


class Own(WebSocket):
    def send_text(self, data):
        print(data)


async def overridden(own: Own):
    own.send_text("a")
