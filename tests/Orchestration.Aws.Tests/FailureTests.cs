using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Aws.Tests;

[NonParallelizable]
public class FailureTests
{
    private ScriptedAws _aws = null!;

    [SetUp]
    public async Task SetUp() => _aws = await ScriptedAws.StartAsync();

    [TearDown]
    public async Task TearDown() => await _aws.DisposeAsync();

    [Test]
    public async Task Access_denied_names_who_lacks_which_action() => (await FailureOf(Answer.Error(
            "AccessDeniedException",
            "User: arn:aws:sts::111122223333:assumed-role/dev/me is not authorized to perform: states:ListStateMachines on resource: arn:aws:states:eu-central-1:111122223333:stateMachine:* because no identity-based policy allows the states:ListStateMachines action")))
        .Should().Be(new AwsFailure(
            AwsFailureKind.Denied, "Access denied: arn:aws:sts::111122223333:assumed-role/dev/me lacks states:ListStateMachines on arn:aws:states:eu-central-1:111122223333:stateMachine:*."));

    [Test]
    public async Task Access_denied_in_other_words_is_passed_on() =>
        (await FailureOf(Answer.Error("AccessDeniedException", "Not today."))).Should().Be(new AwsFailure(AwsFailureKind.Denied, "Access denied: Not today."));

    [Test]
    public async Task Access_that_a_policy_forbids_names_the_policy() => (await FailureOf(Answer.Error(
            "AccessDeniedException",
            "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: states:StartExecution on resource: arn:aws:states:eu-central-1:111122223333:stateMachine:m with an explicit deny in a service control policy")))
        .Should().Be(new AwsFailure(
            AwsFailureKind.Denied,
            "Access denied: arn:aws:iam::111122223333:user/ann may not do states:StartExecution on arn:aws:states:eu-central-1:111122223333:stateMachine:m: an explicit deny in a service control policy forbids it."));

    [Test]
    public async Task Access_denied_without_a_word_says_so() =>
        (await FailureOf(Answer.Error("AccessDeniedException", ""))).Should().Be(new AwsFailure(AwsFailureKind.Denied, "Access denied. AWS gives no reason."));

    [TestCase("InvalidSignatureException", "Signature expired: 20261120T010000Z is now earlier than 20261120T085500Z (20261120T090000Z - 5 min.)", "The clock of this computer is wrong: it says 2026-11-20 01:00:00Z, and AWS 2026-11-20 09:00:00Z. Set it.")]
    [TestCase("InvalidSignatureException", "Signature not yet current: 20261120T100000Z is still later than 20261120T090500Z (20261120T090000Z + 5 min.)", "The clock of this computer is wrong: it says 2026-11-20 10:00:00Z, and AWS 2026-11-20 09:00:00Z. Set it.")]
    [TestCase("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", "The clock of this computer is wrong. Set it: AWS takes calls within five minutes of its own time.")]
    public async Task A_wrong_clock_is_named(string code, string message, string expected) =>
        (await FailureOf(Answer.Error(code, message))).Should().Be(new AwsFailure(AwsFailureKind.ClockSkewed, expected));

    [Test]
    public async Task A_wrong_clock_is_made_up_for_where_the_call_may_be_tried_again()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddHours(3);
        var answers = new Queue<Answer?>([Answer.Error("InvalidSignatureException", "Signature expired: 20261120T010000Z is now earlier than 20261120T085500Z (20261120T090000Z - 5 min.)") with { Date = ahead }, null]);
        _aws.Interfere = _ => answers.Dequeue();
        _aws.On("ListStateMachines", _ => JsonValue.Parse("""{"stateMachines":[]}"""));

        (await FailureOf(new AwsSettings { EndpointUrl = _aws.Url, Attempts = 2 })).Should().BeNull();

        var signed = DateTimeOffset.ParseExact(_aws.Calls[1].Headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        signed.Should().BeCloseTo(ahead, TimeSpan.FromMinutes(5));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_unless_its_authority_is_named()
    {
        using var certificate = SelfSigned();
        await using var aws = await ScriptedAws.StartAsync(certificate);
        aws.On("ListStateMachines", _ => JsonValue.Parse("""{"stateMachines":[]}"""));

        (await FailureOf(new AwsSettings { EndpointUrl = aws.Url, Attempts = 1 })).Should().Be(new AwsFailure(
            AwsFailureKind.Untrusted,
            $"{aws.Url} cannot be trusted: the remote certificate is invalid because of errors in the certificate chain: UntrustedRoot. Where a proxy or an authority of your own signs, name its certificate in AWS_CA_BUNDLE."));

        var bundle = Path.Combine(Setup.Folder, "authorities.pem");
        await File.WriteAllTextAsync(bundle, certificate.ExportCertificatePem());
        using var variables = new EnvironmentVariables(("AWS_CA_BUNDLE", bundle));
        (await FailureOf(new AwsSettings { EndpointUrl = aws.Url, Attempts = 1 })).Should().BeNull();
    }

    [Test]
    public async Task An_endpoint_without_TLS_is_told_from_one_that_cannot_be_trusted()
    {
        var url = _aws.Url.Replace("http:", "https:", StringComparison.Ordinal);

        (await FailureOf(new AwsSettings { EndpointUrl = url, Attempts = 1 })).Should().Be(new AwsFailure(
            AwsFailureKind.Untrusted, $"{url} does not speak TLS. Is its address one of http:// instead of https://?"));
    }

    [Test]
    public void A_region_that_is_not_there_is_asked_about()
    {
        var unknown = new HttpRequestException("Name or service not known (states.eu-nowhere-9.amazonaws.com:443)", new SocketException((int)SocketError.HostNotFound));

        var failure = AwsFailure.Of(unknown, new AwsSettings { Region = "eu-nowhere-9" });

        failure!.Kind.Should().Be(AwsFailureKind.Unreachable);
        failure.Message.Should().StartWith("states.eu-nowhere-9.amazonaws.com cannot be reached: ").And.EndWith(" Is the region right, and is there a network?");
    }

    [TestCase("")]
    [TestCase("ip-10-0-0-1\n")]
    public async Task A_file_of_authorities_that_holds_none_is_named(string text)
    {
        var file = Path.Combine(Setup.Folder, "nobody.pem");
        await File.WriteAllTextAsync(file, text);
        using var variables = new EnvironmentVariables(("AWS_CA_BUNDLE", file));

        (await FailureOf(new AwsSettings { EndpointUrl = "https://127.0.0.1:1", Attempts = 1 })).Should().Be(new AwsFailure(
            AwsFailureKind.Misconfigured, $"AWS_CA_BUNDLE names '{file}', which holds no certificates. Name a file with a section 'BEGIN CERTIFICATE' for each."));
    }

    [Test]
    public async Task Who_has_to_renew_a_web_identity_hears_of_its_token()
    {
        using var variables = new EnvironmentVariables(
            ("AWS_ACCESS_KEY_ID", null), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/token"), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod"));

        AwsFailure.Of(new AmazonStepFunctionsException("The security token included in the request is expired", null, ErrorType.Sender, "ExpiredTokenException", "1", HttpStatusCode.BadRequest), new AwsSettings())
            .Should().Be(new AwsFailure(AwsFailureKind.Expired, "The credentials have expired. Renew the web identity's token in /var/run/token."));
    }

    [Test]
    public async Task Expired_credentials_say_how_to_renew_them() =>
        (await FailureOf(Answer.Error("ExpiredTokenException", "The security token included in the request is expired"))).Should().Be(new AwsFailure(
            AwsFailureKind.Expired, "The credentials have expired. Renew AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."));

    [Test]
    public async Task Expired_credentials_of_a_profile_name_the_profile()
    {
        _aws.Interfere = _ => Answer.Error("ExpiredTokenException", "The security token included in the request is expired");

        (await FailureOf(new AwsSettings { Profile = "keys", EndpointUrl = _aws.Url })).Should().Be(new AwsFailure(
            AwsFailureKind.Expired, "The credentials have expired. Renew the credentials of profile 'keys'."));
    }

    [Test]
    public async Task Unknown_keys_are_told_from_forbidden_ones() =>
        (await FailureOf(Answer.Error("UnrecognizedClientException", "The security token included in the request is invalid."))).Should().Be(new AwsFailure(
            AwsFailureKind.NotRecognised, "AWS does not recognise the credentials (UnrecognizedClientException). Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or whether the region is the right one."));

    [Test]
    public async Task Throttling_that_lasts_is_called_so() =>
        (await FailureOf(Answer.Error("ThrottlingException", "Rate exceeded"))).Should().Be(new AwsFailure(
            AwsFailureKind.Throttled, "AWS takes no more calls for now (ThrottlingException), also after waiting. Try again in a minute."));

    [Test]
    public async Task A_service_that_fails_is_named_with_its_status() =>
        (await FailureOf(Answer.Error("InternalServerError", "boom", 500))).Should().Be(new AwsFailure(
            AwsFailureKind.Broken, $"The service at {_aws.Url} failed with HTTP 500 (InternalServerError): boom"));

    [Test]
    public async Task What_is_missing_is_named() =>
        (await FailureOf(Answer.Error("StateMachineDoesNotExist", "State Machine Does Not Exist: 'arn:m'"))).Should().Be(new AwsFailure(
            AwsFailureKind.NotFound, "State Machine Does Not Exist: 'arn:m'"));

    [Test]
    public async Task Another_refusal_keeps_its_code() =>
        (await FailureOf(Answer.Error("ValidationException", "1 validation error detected"))).Should().Be(new AwsFailure(
            AwsFailureKind.Refused, "ValidationException: 1 validation error detected"));

    [TestCase("<html>", "'<' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0")]
    [TestCase("""{ "stateMachines": 5 }""", "At byte 19 of the answer there should be a list, not Number")]
    [TestCase("""{ "stateMachines": [{ "name": 5 }] }""", "Cannot get the value of a token type 'Number' as a string")]
    [TestCase("""{ "stateMachines": [{ "creationDate": "yesterday" }] }""", "The JSON value is not in a supported DateTimeOffset format")]
    public async Task An_answer_that_is_not_of_AWS_is_quoted(string answer, string said) =>
        (await FailureOf(new Answer(200, answer))).Should().Be(new AwsFailure(
            AwsFailureKind.Broken, $"{_aws.Url} answers something else than AWS would: {said}. Is the endpoint right?"));

    [Test]
    public async Task An_endpoint_where_nobody_listens_is_named()
    {
        await _aws.StopAsync();

        (await FailureOf(new AwsSettings { EndpointUrl = _aws.Url, Attempts = 1 })).Should().Be(new AwsFailure(
            AwsFailureKind.Unreachable, $"{_aws.Url} cannot be reached: Connection refused."));
    }

    [Test]
    public async Task A_host_that_does_not_exist_is_named()
    {
        var failure = await FailureOf(new AwsSettings { EndpointUrl = "http://nobody.invalid:1", Attempts = 1 });

        failure!.Kind.Should().Be(AwsFailureKind.Unreachable);
        failure.Message.Should().StartWith("http://nobody.invalid:1 cannot be reached: ");
    }

    [Test]
    public async Task A_profile_that_does_not_exist_is_named() =>
        (await FailureOf(new AwsSettings { Profile = "nobody" })).Should().Be(new AwsFailure(
            AwsFailureKind.NoCredentials, "The profile 'nobody' is in none of the shared configuration files. 'aws configure list-profiles' shows those there are."));

    [Test]
    public async Task A_profile_without_credentials_says_how_to_set_them() =>
        (await FailureOf(new AwsSettings { Profile = "quiet", EndpointUrl = _aws.Url })).Should().Be(new AwsFailure(
            AwsFailureKind.NoCredentials, "The profile 'quiet' gives no credentials. 'aws configure --profile quiet' sets them."));

    [Test]
    public async Task An_SSO_profile_without_a_session_says_how_to_sign_in() =>
        (await FailureOf(new AwsSettings { Profile = "sso", EndpointUrl = _aws.Url })).Should().Be(new AwsFailure(
            AwsFailureKind.Expired, "There is no valid SSO session for profile 'sso'. Sign in: aws sso login --profile sso"));

    // The SDK looks for the region once in a process, so here only its message is read; the packed tool's test has no region indeed.
    [Test]
    public void Without_a_region_the_ways_to_set_one_are_told() =>
        AwsFailure.Of(new AmazonClientException("No RegionEndpoint or ServiceURL configured"), new AwsSettings()).Should().Be(new AwsFailure(
            AwsFailureKind.NoRegion, "No AWS region is set. Give --region, or set AWS_REGION, or the region of the profile."));

    [Test]
    public async Task Without_credentials_the_ways_to_set_them_are_told()
    {
        using var variables = new EnvironmentVariables(("AWS_ACCESS_KEY_ID", null), ("AWS_SECRET_ACCESS_KEY", null));

        (await FailureOf(new AwsSettings { EndpointUrl = _aws.Url, Attempts = 1 }))!.Message.Should().StartWith("No AWS credentials were found. Give --profile, or set AWS_PROFILE");
    }

    [Test]
    public async Task The_keys_of_the_profile_sign_the_call()
    {
        await FailureOf(new AwsSettings { Profile = "keys", EndpointUrl = _aws.Url });

        _aws.Calls.Single().Headers["Authorization"].Should().Contain("Credential=KEYS/").And.Contain("/eu-central-1/states/");
    }

    [Test]
    public async Task The_endpoint_of_a_profiles_services_is_used() =>
        (await FailureOf(new AwsSettings { Profile = "elsewhere", Attempts = 1 }))!.Kind.Should().Be(AwsFailureKind.Unreachable);

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private Task<AwsFailure?> FailureOf(Answer answer)
    {
        _aws.Interfere = _ => answer;
        return FailureOf(new AwsSettings { EndpointUrl = _aws.Url, Attempts = 1 });
    }

    private static async Task<AwsFailure?> FailureOf(AwsSettings settings)
    {
        using var clients = new AwsClients(settings);

        try
        {
            await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());
            return null;
        }
        catch (Exception exception) when (AwsFailure.Of(exception, settings) is { } failure)
        {
            return failure;
        }
    }
}
