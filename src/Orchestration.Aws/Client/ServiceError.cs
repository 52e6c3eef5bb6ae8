using System.Net;
using Amazon.Runtime;

namespace Orchestration.Aws.Client;

/// <summary>What an error's answer says, before it becomes the exception of its code.</summary>
public readonly record struct ServiceError(string Message, Exception? Inner, ErrorType Type, string RequestId, HttpStatusCode StatusCode);
