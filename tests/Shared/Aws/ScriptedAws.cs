using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestration.Query.Json;

namespace Orchestration.Tests.Shared.Aws;

/// <summary>A server on loopback that speaks AWS's protocols as a test tells it to, and remembers every call.</summary>
public sealed class ScriptedAws : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly ConcurrentDictionary<string, Func<Call, Task<Answer>>> _operations = new();
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private WebApplication? _server;
    private X509Certificate2? _certificate;
    private int _port;

    public string Url => $"http{(_certificate is null ? "" : "s")}://127.0.0.1:{_port}";

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>The connections over which calls came.</summary>
    public IReadOnlyCollection<string> Connections => [.. _connections.Keys];

    /// <summary>Asked before each call; an answer other than null is given instead of the operation's own.</summary>
    public Func<Call, Answer?> Interfere { get; set; } = static _ => null;

    public IEnumerable<Call> CallsOf(string operation) => _calls.Where(call => call.Operation == operation);

    public ScriptedAws On(string operation, Func<Call, Answer> answer)
    {
        _operations[operation] = call => Task.FromResult(answer(call));
        return this;
    }

    public ScriptedAws On(string operation, Func<Call, Task<Answer>> answer)
    {
        _operations[operation] = answer;
        return this;
    }

    /// <summary>A server that listens; with a certificate, it speaks TLS.</summary>
    public static async Task<ScriptedAws> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new ScriptedAws { _certificate = certificate };
        await server.ListenAsync();
        return server;
    }

    /// <summary>Goes away, and comes back at the same port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await ListenAsync();
    }

    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, _port, listening =>
        {
            if (_certificate is not null)
            {
                listening.UseHttps(_certificate);
            }
        }));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        _server = builder.Build();
        _server.Run(HandleAsync);
        await _server.StartAsync();
        _port = new Uri(_server.Urls.Single()).Port;
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = Call.Of(context.Request, body.ToArray());
        _calls.Enqueue(call);
        _connections[context.Connection.Id] = true;
        var answer = Interfere(call) ?? (_operations.TryGetValue(call.Operation, out var operation)
            ? await operation(call)
            : Answer.Error("UnknownOperationException", $"{call.Operation} is not scripted."));

        if (answer.Drop)
        {
            context.Abort();
            return;
        }

        await answer.Before;
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;

        if (answer.Date is { } date)
        {
            context.Response.Headers.Date = date.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(answer.Body);
    }

    /// <summary>A call that was received: an operation's, or a method and a path.</summary>
    public sealed record Call(string Operation, JsonValue Body, string Text, IReadOnlyDictionary<string, string> Headers)
    {
        public string? this[string member] => Body[member] is { IsString: true } text ? text.AsString() : null;

        public static Call Of(HttpRequest request, byte[] body)
        {
            var text = System.Text.Encoding.UTF8.GetString(body);
            var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var target = headers.GetValueOrDefault("X-Amz-Target");
            return target is not null
                ? new Call(target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..], text.Length == 0 ? JsonValue.Object() : JsonValue.Parse(text), text, headers)
                : new Call(FormOf(text)["Action"] is { IsString: true } action ? action.AsString() : $"{request.Method} {request.Path}", FormOf(text), text, headers);
        }

        private static JsonValue FormOf(string text) => JsonValue.Object(
        [
            .. text.Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair => (WebUtility.UrlDecode(pair[0]), new JsonValue(WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? "")))),
        ]);
    }

    /// <summary>What is answered.</summary>
    public sealed record Answer(int Status, string Body, string ContentType = "application/x-amz-json-1.0")
    {
        /// <summary>The connection is closed without an answer.</summary>
        public bool Drop { get; init; }

        /// <summary>What the server's clock says; the time of this computer unless said.</summary>
        public DateTimeOffset? Date { get; init; }

        /// <summary>The answer waits for it.</summary>
        public Task Before { get; init; } = Task.CompletedTask;

        public static Answer Dropped { get; } = new(0, "") { Drop = true };

        public static Answer Json(JsonValue body) => new(200, body.ToJson());

        public static Answer Error(string type, string message, int status = 400) => new(status, JsonValue.Object(("__type", type), ("message", message)).ToJson());

        public static Answer Xml(string body, int status = 200) => new(status, body, "text/xml");

        public static implicit operator Answer(JsonValue body) => Json(body);
    }
}
