using System.Globalization;
using System.Text;

namespace Investigator.Benchmarks.Ingest;

/// <summary>A seeded file of canonical usage events over thirty days with prompts of 100 words: a tenth of them fillings of fifty templates.</summary>
internal static class UsageFile
{
    internal static readonly string[] Words =
        "the of and to a in that is was he for it with as his on be at by had not are but from or have an they which one you were her all she there would their we him been has when who will no more if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through back years where much your way well down should because each just those people how too little state good very make world still own see men work long get here between both life being under never day same another know while last might us great old year off come since against go came right used take three".Split(' ');

    internal static DateTime Start { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <returns>Bytes written.</returns>
    /// <param name="words">Of each prompt; 0: no prompts.</param>
    /// <param name="accounts">How many accounts the events are of.</param>
    /// <param name="fromDay">Days after <see cref="Start"/> at which they begin.</param>
    /// <param name="days">Over how many days they are spread.</param>
    internal static long Write(string path, int events, int seed, int words = 100, int accounts = 20_000, double fromDay = 0, double days = 30)
    {
        var random = new Random(seed);
        var (start, step) = (Start.AddDays(fromDay), days * 86_400.0 / events);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        var line = new StringBuilder(2048);
        for (var i = 0; i < events; i++)
        {
            var account = random.Next(accounts);
            line.Clear().Append(CultureInfo.InvariantCulture, $"{{\"event_id\":\"ev-{seed}-{i:x8}\",\"time\":\"{start.AddSeconds(i * step):yyyy-MM-ddTHH:mm:ss.ffffff}Z\",\"account_id\":\"acc-{account:d6}\",\"api_key_id\":\"key-{account * 2 + random.Next(2):d6}\"");
            line.Append(CultureInfo.InvariantCulture, $",\"environment\":\"production\",\"ip\":\"{11 + account % 80}.{account % 251}.{account % 17}.{random.Next(256)}\",\"asn\":{64500 + account % 90},\"country\":\"DE\",\"user_agent\":\"client/1.{account % 12} python\",\"tls_fingerprint\":\"t13d1516h2_8daaf6152771_{account % 50:x12}\"");
            line.Append(CultureInfo.InvariantCulture, $",\"operation\":\"chat\",\"model\":\"large-{account % 3}\",\"input_tokens\":{130 + random.Next(60)},\"output_tokens\":{random.Next(900)},\"latency_ms\":{random.Next(9000)},\"status\":200,\"stop_reason\":\"stop\",\"stream\":true,\"temperature\":0.{random.Next(10)},\"max_tokens\":1024,\"turn\":1");
            if (words > 0) Prompt(line, random, i, words);
            file.WriteLine(line.Append('}'));
        }
        file.Flush();
        return file.BaseStream.Length;
    }

    private static void Prompt(StringBuilder line, Random random, int i, int words)
    {
        line.Append(",\"prompt\":\"");
        var template = random.Next(500);
        if (template < 50) line.Append(CultureInfo.InvariantCulture, $"Write answer number {i} in the style of guide {template} for the text below: ");
        for (var w = 0; w < words; w++) line.Append(w == 0 ? "" : " ").Append(Words[random.Next(Words.Length)]);
        line.Append('"');
    }
}
