# Asks a server for pages, of which one is slow, one is missing, and each second one fails at first:
#   python3 src/examples/SlowRequests.py
import http.server
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

SEEN = set()


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        page = self.path[1:]
        is_first = page not in SEEN
        SEEN.add(page)
        if page == "3":
            time.sleep(60)
        fails = is_first and int(page) % 2 == 0
        self.send_response(404 if page == "5" else 503 if fails else 200)
        self.end_headers()
        self.wfile.write(f"page {page}".encode())

    def log_message(self, *args):
        pass


def get(url, timeout=3, retries=1):
    try:
        with urllib.request.urlopen(url, timeout=timeout) as response:
            return response.read().decode()
    except OSError:
        if retries == 0:
            raise
        return get(url, timeout, retries - 1)


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    urls = [f"http://127.0.0.1:{server.server_port}/{page}" for page in range(10)]
    failed = {}
    with ThreadPoolExecutor() as executor:
        for index, future in enumerate([executor.submit(get, url) for url in urls]):
            try:
                print(future.result())
            except OSError as error:
                failed[index] = error
    for index, error in failed.items():
        print("failed: index", index)
        print(error, file=sys.stderr)
