using System.Globalization;

namespace Investigator.Simulator.Worlds;

/// <summary>What a request shows of its sender's software. No JA4 where the public table has none for the stack.</summary>
/// <param name="Headers">The fingerprint of the order of its headers.</param>
public sealed record Client(Prompt UserAgent, string? Ja4, string Headers);

/// <summary>The software that senders use, by weight.</summary>
public sealed class Clients
{
    private static readonly string[] s_chromium = ["t13d1516h2_8daaf6152771_02713d6af862", "t13d1517h2_8daaf6152771_b0da82dd1658", "t13d1517h2_8daaf6152771_b1ff8ab2d16f"];
    private readonly List<(Client Client, double Upto)> _browsers = [];
    private readonly List<(Client Client, double Upto)> _kits = [];

    public static Clients Load()
    {
        var clients = new Clients();
        foreach (var row in Resources.Rows("clients/browsers.csv", 3))
        {
            var agent = row[2].Trim('"');
            var ja4 = agent.Contains("Firefox/", StringComparison.Ordinal) ? "t13d1715h2_5b57614c22b0_7121afd63204"
                : agent.Contains("Chrome/", StringComparison.Ordinal) ? s_chromium[agent.Length % 3]
                : "t13d2014h2_a09f3c656075_14788d8d241b";
            Add(clients._browsers, new(Prompt.Of(agent), ja4, SentSigns.HeadersOf(agent)), row[0]);
        }
        foreach (var row in Resources.Rows("clients/libraries.csv", 4))
            Add(clients._kits, new(Prompt.Of(row[2]), row[3].Length == 0 ? null : row[3], SentSigns.HeadersOf(row[2])), row[1]);
        return clients;
    }

    /// <summary>A sender's software, whoever the sender is: a client kit or library mostly, a browser for those who use a hosted page.</summary>
    public Client Any(Rng rng) => rng.Chance(0.35) ? Draw(rng, _browsers) : Draw(rng, _kits);

    public Client Kit(Rng rng) => Draw(rng, _kits);

    public Client Browser(Rng rng) => Draw(rng, _browsers);

    private static Client Draw(Rng rng, List<(Client Client, double Upto)> list)
    {
        var at = rng.Unit() * list[^1].Upto;
        return list.First(entry => entry.Upto > at).Client;
    }

    private static void Add(List<(Client Client, double Upto)> list, Client client, string weight) =>
        list.Add((client, (list.Count == 0 ? 0 : list[^1].Upto) + double.Parse(weight, CultureInfo.InvariantCulture)));
}
