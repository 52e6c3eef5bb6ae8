using Amazon.Runtime;

namespace Orchestration.Aws.Credentials;

/// <summary>Credentials that say in words why they cannot be had.</summary>
internal sealed class ExplainedCredentials(AWSCredentials inner, Func<Exception, AwsFailure> explain) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return inner.GetCredentials();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or SetupException))
        {
            throw new SetupException(explain(exception), exception);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or SetupException))
        {
            throw new SetupException(explain(exception), exception);
        }
    }
}
