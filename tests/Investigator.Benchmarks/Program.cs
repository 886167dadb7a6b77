using Investigator.Benchmarks;

var all = typeof(IBenchmark).Assembly.GetTypes()
    .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IBenchmark)))
    .Select(t => (IBenchmark)Activator.CreateInstance(t)!)
    .OrderBy(b => b.Name, StringComparer.Ordinal)
    .ToList();

if (all.Find(b => args.Length > 0 && string.Equals(b.Name, args[0], StringComparison.Ordinal)) is { } chosen) return chosen.Run(args[1..]);

Console.Error.WriteLine("usage: Investigator.Benchmarks NAME [arguments]");
foreach (var benchmark in all) Console.Error.WriteLine($"  {benchmark.Name,-28} {benchmark.Target}");
return 2;
