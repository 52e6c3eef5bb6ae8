using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Orchestration.Aws.Http;

/// <summary>Sets up what every call needs, beside what comes before the first: that one is made sooner where there is a second processor.</summary>
internal static class HeadStart
{
    private static int _begun;

    /// <summary>Begins it, once a process.</summary>
    public static void Begin()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref _begun, 1) == 0)
        {
            new Thread(SetUp) { IsBackground = true }.Start();
        }
    }

    private static void SetUp()
    {
        try
        {
            Exchange();
            HMACSHA256.HashData("key"u8, SHA256.HashData("text"u8));
            using var json = new Utf8JsonWriter(Stream.Null);
            json.WriteStringValue("a");
        }
        catch (Exception)
        {
            // What cannot be set up here fails again where it is needed, and is told there.
        }
    }

    /// <summary>Sends a request and takes its answer, without a network.</summary>
    internal static HttpStatusCode Exchange()
    {
        using var sockets = new SocketsHttpHandler { ConnectCallback = static (_, _) => new(new Answering()) };
        using var client = new HttpClient(sockets);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/") { Content = new ByteArrayContent([1]) };
        using var response = client.Send(request);
        return response.StatusCode;
    }

    /// <summary>A connection at whose other end an empty answer waits.</summary>
    private sealed class Answering : Stream
    {
        private readonly MemoryStream _answer = new("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
