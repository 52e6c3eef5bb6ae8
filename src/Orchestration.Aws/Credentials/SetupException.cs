using Amazon.Runtime;

namespace Orchestration.Aws.Credentials;

/// <summary>What was set up around the process cannot be used; its failure says why.</summary>
internal sealed class SetupException(AwsFailure failure, Exception? inner = null) : AmazonClientException(failure.Message, inner)
{
    public AwsFailure Failure => failure;
}
