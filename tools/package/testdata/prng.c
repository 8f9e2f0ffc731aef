// bcryptprimitives.dll for a wine that has none: the one function that Go's runtime asks of it.
unsigned char SystemFunction036(void *data, unsigned long size);

__declspec(dllexport) int ProcessPrng(void *data, unsigned long long size) {
	return SystemFunction036(data, (unsigned long)size);
}

int DllMainCRTStartup(void *dll, unsigned long reason, void *reserved) { return 1; }
