flow.Run("Crawl", new StartCrawler { Name = "c" }.WaitForTaskToken<string>());
