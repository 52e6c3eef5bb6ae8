return flow.Succeed("Done");
flow.Wait("Wait", TimeSpan.FromSeconds(1));
