using System.Globalization;
using System.Text;

namespace Investigator.Web.Cli;

/// <summary>The deliveries of one sender, and what must become of their lines. Seeded; ids differ between runs, so that a run can be repeated on one store.</summary>
internal sealed class StressLoad(StressPlan plan, int sender, string run)
{
    private static readonly string[] s_words = "the quick answer needs a careful reason and every step of it should follow from what was said before so that a reader can check the result without asking again".Split(' ');
    private readonly Random _random = new(HashCode.Combine(plan.Seed, sender));
    private readonly StringBuilder _lines = new();
    private long _next;

    /// <summary>Of the lines made so far: those that must be stored, and those that must come back as duplicates and as quarantined.</summary>
    public long Fresh => _next;

    public long Repeated { get; private set; }

    public long Broken { get; private set; }

    public byte[] Next()
    {
        _lines.Clear();
        for (var i = 0; i < plan.Burst; i++)
        {
            var kind = _random.NextDouble();
            if (kind < plan.Bad)
            {
                Broken++;
                _lines.Append("{\"event_id\":\"broken\",\"time\":\"yesterday\"}\n");
            }
            else if (kind < plan.Bad + plan.Duplicates && _next > 0)
            {
                Repeated++;
                Event(_random.NextInt64(_next));
            }
            else
            {
                Event(_next++);
            }
        }
        return Encoding.UTF8.GetBytes(_lines.ToString());
    }

    // An event is made of its number alone, so that a repetition is the same line.
    private void Event(long number)
    {
        var account = number * 7919 % 20_000;
        _lines.Append(CultureInfo.InvariantCulture, $"{{\"event_id\":\"stress-{run}-{sender}-{number}\",\"time\":\"{DateTime.UnixEpoch.AddDays(20_000).AddMilliseconds(number * 20):yyyy-MM-ddTHH:mm:ss.fffZ}\"");
        _lines.Append(CultureInfo.InvariantCulture, $",\"account_id\":\"stress-{account}\",\"api_key_id\":\"stress-key-{account}\",\"ip\":\"198.51.{account % 100}.{number % 250}\",\"user_agent\":\"stress/1\"");
        _lines.Append(CultureInfo.InvariantCulture, $",\"model\":\"m\",\"input_tokens\":{number % 700},\"output_tokens\":{number % 900},\"status\":200,\"latency_ms\":{number % 9000}");
        if (plan.Words > 0)
        {
            _lines.Append(",\"prompt\":\"");
            for (var w = 0; w < plan.Words; w++) _lines.Append(w == 0 ? "" : " ").Append(s_words[(int)((number + w * (w + 3)) % s_words.Length)]);
            _lines.Append('"');
        }
        _lines.Append("}\n");
    }
}
