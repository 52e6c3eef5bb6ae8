flow.Run("Tell", new Publish { TopicArn = "arn:aws:sns:eu-west-1:111122223333:orders", Message = run.Id });
var run = flow.Run("Job", new StartJobRun { JobName = "j" }.Sync());
