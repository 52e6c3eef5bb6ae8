flow.Poll("crawler", TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), new GetCrawler { Name = "c" }, found => found.Crawler.State == CrawlerState.Ready ? Poll.Done);
