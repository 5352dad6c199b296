# Concord with what it needs, and nothing to build with. `docker build -t concord .`
FROM python:3.13-slim AS built
WORKDIR /source
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/concord && /opt/concord/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY bot bot
RUN /opt/concord/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
# pg_dump, pg_restore and psql are what `concord backup` and `restore` use on PostgreSQL.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/concord concord
COPY --from=built /opt/concord /opt/concord
USER concord
WORKDIR /var/lib/concord
VOLUME /var/lib/concord
ENV PATH=/opt/concord/bin:$PATH \
    CONCORD_HTTP__HOST=0.0.0.0 \
    CONCORD_DATABASE__URL=sqlite:////var/lib/concord/concord.db \
    CONCORD_FILES__DATA_DIR=/var/lib/concord \
    CONCORD_LOG__FORMAT=json
EXPOSE 3000
HEALTHCHECK --start-period=20s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:3000/healthz', timeout=3)"]
CMD ["concord", "run"]
