using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Fingerprints;

/// <summary>What a report of placements, a campaign's exposure and a look-up of an answer take in a store that has many; and the tokens that a verification needs.</summary>
public sealed class PlacementsAndAnswers : IBenchmark
{
    private const int Batch = 1000;
    private const int WordsOfAnswer = 400;
    private const int Looks = 5;

    public string Name => "Placements_and_answers_of_fingerprints";

    public string Target => "[PLACEMENTS [ANSWERS]]: a look-up in 2 s";

    public int Run(IReadOnlyList<string> arguments)
    {
        int Of(int at, int otherwise) => arguments.Count > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;
        foreach (var share in (double[])[0.255, 0.26, 0.27, 0.28, 0.3, 0.35, 0.4, 0.5])
            Say($"gamma 0.25, green share {share:P1}: {Power.TrialsFor(1e-5, 0.9, 0.25, share):N0} distinct tokens for p < 1e-5 with power 90 %");
        return RunAsync(Of(0, 1_000_000), Of(1, 100_000)).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(int placements, int answers)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-prints-").FullName;
        try
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTelemetry(options => (options.DataFolder, options.Threads) = (folder, 2)).BuildServiceProvider();
            await using (services)
            {
                await PlaceAsync(services.GetRequiredService<IPlacements>(), placements);
                return await AnswerAsync(services.GetRequiredService<IServedAnswers>(), answers);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PlaceAsync(IPlacements store, int count)
    {
        var print = Guid.NewGuid();
        var lengths = new List<double>();
        for (var from = 0; from < count; from += Batch)
        {
            var batch = Enumerable.Range(from, Batch).Select(i => new Placement(new($"evt-{i:x12}"), print, new($"acc-{i % 25_000}"), 300, DateTimeOffset.UnixEpoch.AddYears(56))).ToList();
            var watch = Stopwatch.StartNew();
            await store.AddAsync(batch, CancellationToken.None);
            lengths.Add(watch.Elapsed.TotalMilliseconds);
        }

        Say($"{count:N0} placements in reports of {Batch:N0}: median {Median(lengths.Take(50)):N0} ms for the first 50, {Median(lengths.TakeLast(50)):N0} ms for the last 50");
        var members = Enumerable.Range(0, 25_000).Select(i => new AccountId($"acc-{i}")).ToList();
        Say($"exposure of a campaign of 25,000: median of {Looks} {await TimedAsync(() => store.ExposureAsync(members, CancellationToken.None)):N0} ms");
    }

    private static async Task<int> AnswerAsync(IServedAnswers store, int count)
    {
        var key = RandomNumberGenerator.GetBytes(SipHash.KeyBytes);
        var (random, kept) = (new Random(1), 0L);
        string Text() => string.Join(' ', Enumerable.Range(0, WordsOfAnswer).Select(_ => $"w{random.Next(30_000)}"));
        var (hashing, storing) = (new Stopwatch(), new Stopwatch());
        var sought = "";
        for (var from = 0; from < count; from += 500)
        {
            List<string> texts = [.. Enumerable.Range(0, 500).Select(_ => Text())];
            hashing.Start();
            List<ServedAnswer> batch = [.. texts.Select((t, i) => new ServedAnswer(new($"ans-{from + i}"), new($"acc-{i}"), DateTimeOffset.UnixEpoch.AddYears(56), AnswerGrams.Kept(key, AnswerGrams.Runs(t))))];
            hashing.Stop();
            storing.Start();
            await store.AddAsync(batch, CancellationToken.None);
            storing.Stop();
            kept += batch.Sum(b => (long)b.Grams.Count);
            sought = texts[7];
        }

        Say($"{count:N0} answers of {WordsOfAnswer} words: {kept:N0} hashes; {count / hashing.Elapsed.TotalSeconds:N0} a second hashed on one thread, {count / storing.Elapsed.TotalSeconds:N0} a second stored");
        var grams = AnswerGrams.Kept(key, AnswerGrams.Runs(sought));
        var look = await TimedAsync(() => store.FindAsync(grams, 100, CancellationToken.None));
        Say($"look-up of one of them: median of {Looks} {look:N0} ms");
        return look <= 2000 ? 0 : 1;
    }

    private static async Task<double> TimedAsync<T>(Func<Task<T>> act)
    {
        var lengths = new List<double>();
        for (var i = 0; i < Looks; i++)
        {
            var watch = Stopwatch.StartNew();
            await act();
            lengths.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Median(lengths);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
