using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>One request as the published methods see it.</summary>
/// <param name="Account">Index of the account.</param>
/// <param name="Hour">Hours since 1970.</param>
/// <param name="Ip">Hash of the address.</param>
/// <param name="Template">Hash of the system prompt, or of the first words of the prompt with digits masked.</param>
/// <param name="Words">Hashed and normalised bag of the prompt's words.</param>
internal readonly record struct PeerEvent(int Account, int Hour, ulong Ip, ulong Template, float[] Words);

/// <summary>The files of a world in memory, without the truth.</summary>
internal sealed class PeerWorld
{
    /// <summary>Dimensions of a bag of words.</summary>
    public const int Dimensions = 96;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public List<string> Accounts { get; } = [];

    public List<PeerEvent> Events { get; } = [];

    /// <summary>Cards, devices and sign-up addresses of each account.</summary>
    public List<ulong[]> Resources { get; } = [];

    public static PeerWorld Read(string folder)
    {
        var world = new PeerWorld();
        foreach (var line in File.ReadLines(Path.Combine(folder, "accounts.ndjson")))
        {
            using var json = JsonDocument.Parse(line);
            world._index.Add(json.RootElement.GetProperty("account_id").GetString()!, world.Accounts.Count);
            world.Accounts.Add(json.RootElement.GetProperty("account_id").GetString()!);
            world.Resources.Add([.. ((string[])["payment_fingerprint", "device_id", "signup_ip"])
                .Where(name => json.RootElement.TryGetProperty(name, out _)).Select(name => Hash(name + json.RootElement.GetProperty(name).GetString()))]);
        }
        foreach (var line in File.ReadLines(Path.Combine(folder, "events.ndjson")))
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            var prompt = Text(e, "prompt");
            var system = Text(e, "system_prompt");
            world.Events.Add(new(world._index[e.GetProperty("account_id").GetString()!], (int)(e.GetProperty("time").GetDateTimeOffset().ToUnixTimeSeconds() / 3600), Hash(Text(e, "ip")),
                Hash(system.Length > 0 ? system : Start(prompt)), Bag(prompt)));
        }
        return world;
    }

    /// <summary>Requests of each account, in order of time.</summary>
    public List<PeerEvent>[] ByAccount()
    {
        var lists = new List<PeerEvent>[Accounts.Count];
        for (var i = 0; i < lists.Length; i++) lists[i] = [];
        foreach (var e in Events) lists[e.Account].Add(e);
        return lists;
    }

    /// <summary>Users of each shared thing: card, device and address, and the template where asked; things of one account are left out.</summary>
    /// <param name="templates">Whether templates count.</param>
    /// <param name="most">Things with more users are left out; the usual way to keep carriers from tying everybody.</param>
    public List<int[]> Shared(bool templates, int most)
    {
        var users = new Dictionary<ulong, HashSet<int>>();
        for (var account = 0; account < Resources.Count; account++)
            foreach (var thing in Resources[account]) Add(thing, account);
        foreach (var e in Events)
        {
            Add(e.Ip, e.Account);
            if (templates) Add(e.Template ^ 0x9E37, e.Account);
        }
        return [.. users.Values.Where(set => set.Count > 1 && set.Count <= most).Select(set => set.ToArray())];

        void Add(ulong thing, int account)
        {
            if (!users.TryGetValue(thing, out var set)) users.Add(thing, set = []);
            set.Add(account);
        }
    }

    /// <summary>Inner product of two bags or of a bag and a direction.</summary>
    public static float Dot(float[] one, float[] other)
    {
        var sum = System.Numerics.Vector<float>.Zero;
        for (var i = 0; i < Dimensions; i += System.Numerics.Vector<float>.Count) sum += new System.Numerics.Vector<float>(one, i) * new System.Numerics.Vector<float>(other, i);
        return System.Numerics.Vector.Sum(sum);
    }

    private static string Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static ulong Hash(string text) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text));

    private static string Start(string prompt) => string.Join(' ', prompt.Split((char[]?)null, 7, StringSplitOptions.RemoveEmptyEntries).Take(6)).ToUpperInvariant() is var start ? string.Concat(start.Select(c => char.IsAsciiDigit(c) ? '0' : c)) : "";

    private static float[] Bag(string prompt)
    {
        var bag = new float[Dimensions];
        foreach (var word in prompt.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = Hash(word.ToUpperInvariant());
            bag[hash % Dimensions] += (hash >> 40 & 1) == 0 ? 1 : -1;
        }
        var length = MathF.Sqrt(bag.Sum(x => x * x));
        if (length > 0) for (var i = 0; i < bag.Length; i++) bag[i] /= length;
        return bag;
    }
}
