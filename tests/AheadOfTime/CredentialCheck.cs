using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Amazon.StepFunctions.Model;
using Orchestration.Aws;

/// <summary>Calls with the credentials of profiles, against a server of a few lines.</summary>
internal static class CredentialCheck
{
    private const string Expiration = "2099-01-01T00:00:00Z";

    private static readonly Lazy<string> Address = new(Prepare);
    private static string _signedWith = "";

    /// <summary>The id of the key that signed a call.</summary>
    public static string KeyOf(string profile)
    {
        _signedWith = "";
        using var clients = new AwsClients(new AwsSettings { Profile = profile, EndpointUrl = Address.Value, Attempts = 1 });
        clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest()).GetAwaiter().GetResult();
        return _signedWith;
    }

    private static string Prepare()
    {
        var home = Directory.CreateTempSubdirectory("orchestration-aot-").FullName;
        Directory.CreateDirectory(Path.Combine(home, ".aws", "sso", "cache"));
#pragma warning disable CA5350 // The AWS CLI calls its files so.
        var cached = Convert.ToHexStringLower(SHA1.HashData("signed-in"u8));
#pragma warning restore CA5350
        File.WriteAllText(
            Path.Combine(home, ".aws", "sso", "cache", cached + ".json"),
            $$"""{"startUrl":"https://example.awsapps.com/start","region":"eu-west-1","accessToken":"t","expiresAt":"{{Expiration}}"}""");
        File.WriteAllText(Path.Combine(home, "token"), "t");
        File.WriteAllText(Path.Combine(home, "keys.json"), $$"""{"Version":1,"AccessKeyId":"PROCESS","SecretAccessKey":"s","SessionToken":"t","Expiration":"{{Expiration}}"}""");
        File.WriteAllText(Path.Combine(home, "config"), $"""
            [profile signed-in]
            region = eu-west-1
            sso_session = signed-in
            sso_account_id = 111122223333
            sso_role_name = operator

            [sso-session signed-in]
            sso_region = eu-west-1
            sso_start_url = https://example.awsapps.com/start

            [profile role]
            region = eu-west-1
            role_arn = arn:aws:iam::111122223333:role/role
            source_profile = signed-in

            [profile web]
            region = eu-west-1
            role_arn = arn:aws:iam::111122223333:role/web
            web_identity_token_file = {home}/token

            [profile process]
            region = eu-west-1
            credential_process = cat {home}/keys.json

            """);
        var listener = Listen(out var address);
        Environment.SetEnvironmentVariable("HOME", home);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(home, "config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(home, "credentials"));
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", address);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(home, recursive: true);
        _ = Task.Run(() => ServeAsync(listener));
        return address;
    }

    private static HttpListener Listen(out string address)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        var listener = new HttpListener { Prefixes = { address + "/" } };
        listener.Start();
        return listener;
    }

    private static async Task ServeAsync(HttpListener listener)
    {
        while (true)
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            var bytes = Encoding.UTF8.GetBytes(Answer(context, body));
            context.Response.OutputStream.Write(bytes);
            context.Response.Close();
        }
    }

    private static string Answer(HttpListenerContext context, string body)
    {
        if (context.Request.Headers["X-Amz-Target"] is not null)
        {
            _signedWith = context.Request.Headers["Authorization"]!.Split("Credential=")[1].Split('/')[0];
            return """{"stateMachines":[]}""";
        }

        if (context.Request.HttpMethod == "GET")
        {
            return """{"roleCredentials":{"accessKeyId":"SSO","secretAccessKey":"s","sessionToken":"t","expiration":4070908800000}}""";
        }

        var operation = body.Contains("Action=AssumeRoleWithWebIdentity", StringComparison.Ordinal) ? "AssumeRoleWithWebIdentity" : "AssumeRole";
        context.Response.ContentType = "text/xml";
        return $"""
            <{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result>
            <Credentials><AccessKeyId>{(operation == "AssumeRole" ? "ROLE" : "WEB")}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
            <SessionToken>t</SessionToken><Expiration>{Expiration}</Expiration></Credentials>
            <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn><AssumedRoleId>r:s</AssumedRoleId></AssumedRoleUser>
            </{operation}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>
            """;
    }
}
