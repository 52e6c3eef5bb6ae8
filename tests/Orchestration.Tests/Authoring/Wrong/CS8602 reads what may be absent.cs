flow.Poll("crawler", TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), new GetCrawler { Name = "c" }, found => found.Crawler.LastCrawl.Status == CrawlStatus.Succeeded ? Poll.Done : Poll.Again);
