"""A streaming proxy as one would write it with FastAPI and httpx: the body passes chunk by chunk, nothing is looked at."""

import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request, Response


@asynccontextmanager
async def lifespan(app: FastAPI):
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=64)
    async with httpx.AsyncClient(base_url=os.environ["ENDPOINT"], limits=limits, timeout=170) as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


@app.post("/score")
async def score(request: Request) -> Response:
    headers = {name: request.headers[name] for name in ("content-type", "content-length", "authorization")}
    answer = await request.app.state.client.post("/score", content=request.stream(), headers=headers)
    return Response(answer.content, answer.status_code, media_type=answer.headers.get("content-type"))
