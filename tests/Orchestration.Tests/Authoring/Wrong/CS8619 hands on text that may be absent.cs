flow.Run("Tell", new Publish { TopicArn = "arn:aws:sns:eu-west-1:111122223333:orders", Message = input.Coupon });
