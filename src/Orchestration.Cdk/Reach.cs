using Amazon.CDK.AWS.EC2;

namespace Orchestration.Cdk;

/// <summary>How a job reaches a database.</summary>
/// <param name="Url">The JDBC address.</param>
/// <param name="SubnetId">Where the job runs.</param>
/// <param name="SecurityGroup">What the job bears.</param>
/// <param name="SecretArn">Who may use it.</param>
internal sealed record Reach(string Url, string SubnetId, CfnSecurityGroup SecurityGroup, string SecretArn);
