package knowledge

import (
	"strings"
	"testing"
)

// TestGIL holds the tables to what was measured: which calls let other threads run.
func TestGIL(t *testing.T) {
	for want, names := range map[GIL]string{
		GILHeld: `json.loads json.dumps re.search re.Pattern.sub pickle.loads pickle.dumps builtins.sorted builtins.list.sort
			builtins.sum builtins.min builtins.max builtins.any builtins.all builtins.list builtins.dict builtins.set.union
			builtins.str.join builtins.str.replace builtins.str.find builtins.str.split builtins.bytes.find builtins.pow
			math.factorial xml.etree.ElementTree.fromstring csv.reader ast.parse builtins.compile base64.b64encode
			struct.pack array.array.extend gc.collect copy.deepcopy uuid.uuid4 difflib.get_close_matches heapq.heappush
			statistics.mean random.random html.escape numpy.vectorize numpy.frompyfunc numpy.apply_along_axis
			pandas.DataFrame.apply pandas.DataFrame.iterrows pandas.Series.map decimal.Decimal.sqrt ctypes.PyDLL.call`,
		GILReleased: `time.sleep socket.socket.recv select.select subprocess.run threading.Lock.acquire queue.Queue.get os.urandom
			hashlib.sha256 hashlib.new hashlib.Hash.update hmac.digest hashlib.pbkdf2_hmac hashlib.scrypt zlib.compress zlib.crc32
			bz2.compress lzma.compress compression.zstd.compress sqlite3.Connection.execute numpy.dot numpy.sort numpy.fft.fft
			numpy.linalg.svd PIL.Image.Image.resize cv2.resize lxml.etree.parse ctypes.CDLL.call polars.DataFrame.filter
			pyarrow.csv.read_csv torch.matmul bcrypt.hashpw argon2.PasswordHasher.hash socket.getaddrinfo io.TextIOWrapper.read`,
	} {
		for _, n := range strings.Fields(names) {
			if f := Default().Function(n); f == nil || f.GIL != want {
				t.Errorf("%s: %+v", n, f)
			}
		}
	}
	if f := Default().Function("hashlib.md5"); f.ReleasesAbove != 2047 {
		t.Errorf("%+v", f)
	}
}
