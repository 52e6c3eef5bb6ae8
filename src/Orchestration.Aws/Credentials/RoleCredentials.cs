using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Orchestration.Aws.Http;

namespace Orchestration.Aws.Credentials;

/// <summary>The credentials of a role that a profile assumes.</summary>
/// <remarks>
/// A client of STS that is registered with the SDK is made without the credentials of the profile's source, and the SDK then asks with whatever else it finds. So roles are assumed here.
/// </remarks>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly AssumeRoleAWSCredentials _role;
    private readonly AWSCredentials _source;
    private readonly RegionEndpoint? _region;

    private RoleCredentials(AssumeRoleAWSCredentials role, RegionEndpoint? region)
    {
        (_role, _source, _region) = (role, Of(role.SourceCredentials, region), region);
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <summary>The same credentials, those of roles assumed with their sources.</summary>
    public static AWSCredentials Of(AWSCredentials credentials, RegionEndpoint? region) =>
        credentials is AssumeRoleAWSCredentials role ? new RoleCredentials(role, region) : credentials;

    /// <inheritdoc />
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var options = _role.Options;
        var config = new AmazonSecurityTokenServiceConfig { HttpClientFactory = new HttpClients() };

        if (_region is not null)
        {
            config.RegionEndpoint = _region;
            config.AuthenticationRegion = _region.SystemName;
        }

        using var client = new AmazonSecurityTokenServiceClient(_source, config);
        var request = new AssumeRoleRequest
        {
            RoleArn = _role.RoleArn,
            RoleSessionName = _role.RoleSessionName,
            ExternalId = options?.ExternalId,
            SourceIdentity = options?.SourceIdentity,
            DurationSeconds = options?.DurationSeconds,
        };
        var assumed = (await client.AssumeRoleAsync(request).ConfigureAwait(false)).Credentials;
        return new CredentialsRefreshState(new ImmutableCredentials(assumed.AccessKeyId, assumed.SecretAccessKey, assumed.SessionToken), assumed.Expiration!.Value);
    }
}
