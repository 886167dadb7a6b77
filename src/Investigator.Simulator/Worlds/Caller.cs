namespace Investigator.Simulator.Worlds;

/// <summary>One account at work: what stays the same from request to request, and how a request follows from it.</summary>
public sealed class Caller
{
    private static readonly string[] s_models = ["sonata-4", "sonata-4", "sonata-4", "sonata-4-large", "sonata-4-large", "sonata-4-mini", "sonata-4-mini", "sonata-3.5"];
    public const string NewModel = "sonata-5";
    private readonly Resident _by;
    private readonly Rng _rng;
    private readonly string[] _keys;
    private readonly double _tokensPerSecond;

    public Caller(Resident by, Land land, Rng rng)
    {
        (_by, _rng, Land) = (by, rng, land);
        // keys belong to the account: whoever calls in its name, a thief too, calls with one of them
        var issued = new Rng(Rng.Of(by.Account.Id));
        _keys = [.. Enumerable.Range(0, issued.Pick([1, 1, 1, 2, 3])).Select(_ => "key_" + issued.Hex(20))];
        Client = land.Clients.Any(rng);
        Model = rng.Pick(s_models);
        // some try a new model on its first days, some come later, most stay with what works
        MovesAt = land.Ground.Release + (long)((rng.Chance(0.3) ? rng.Exponential(3) : 1000) * TimeSpan.TicksPerDay);
        Temperature = rng.Pick<double?>([null, null, 0, 0.2, 0.7, 0.7, 1]);
        MaxTokens = rng.Pick<int?>([null, 1024, 2048, 4096, 4096, 8192]);
        Stream = rng.Chance(0.5);
        Environment = rng.Pick(["production", "production", "production", "test"]);
        _tokensPerSecond = rng.Between(45, 110);
        Interests = new(rng);
    }

    public Land Land { get; }
    public Rng Rng => _rng;
    public Client Client { get; set; }
    public string Model { get; set; }

    /// <summary>From when the new model is asked, in ticks; never before its release.</summary>
    public long MovesAt { get; set; }
    public double? Temperature { get; set; }
    public int? MaxTokens { get; set; }
    public bool Stream { get; set; }
    public string Environment { get; set; }
    public Interests Interests { get; set; }

    /// <summary>A single request. The input is the text's own length and what went before; a refused request costs nothing.</summary>
    public Exchange Ask(long at, Address from, Prompt prompt, int output, Prompt? system = null, string session = "", int turn = 1, int before = 0, int reasoning = 0, int tools = 0, PlantedCampaign? harvest = null, int refusedWith = 0)
    {
        var status = refusedWith > 0 ? refusedWith : _rng.Unit() switch { < 0.006 => 429, < 0.009 => 529, < 0.011 => 500, < 0.013 => 400, _ => 200 };
        var answered = status == 200;
        var wanted = Math.Max(1, output);
        var given = answered ? Math.Min(wanted, MaxTokens ?? int.MaxValue) : 0;
        return new()
        {
            At = at,
            By = _by,
            From = from,
            ApiKey = _rng.Pick(_keys),
            Environment = Environment,
            Client = Client,
            Model = at >= MovesAt ? NewModel : Model,
            Prompt = prompt,
            System = system,
            Session = session,
            Turn = turn,
            InputTokens = prompt.Tokens + (system?.Tokens ?? 0) + before + 3,
            CachedTokens = before > 1024 ? before / 128 * 128 : 0,
            OutputTokens = given,
            ReasoningTokens = answered ? Math.Min(reasoning, given) : 0,
            LatencyMs = answered ? (int)_rng.LogNormal(300, 0.4) + (int)(given / _tokensPerSecond * 1000) : (int)_rng.LogNormal(60, 0.5),
            Status = status,
            StopReason = !answered ? "" : given < wanted ? "max_tokens" : "end_turn",
            Stream = Stream,
            Temperature = Temperature,
            MaxTokens = MaxTokens,
            ToolCount = tools,
            For = answered ? harvest : null,
        };
    }

    /// <summary>Conversations: three in four have one turn, the mean is 1.5; gaps of about two minutes; the input grows by the earlier turns.</summary>
    public IEnumerable<Exchange> Converse(IEnumerable<long> starts, Func<long, Address> from, Func<bool, Prompt>? say = null, Prompt? system = null)
    {
        var free = 0L;
        foreach (var start in starts)
        {
            var at = Math.Max(start, free);
            var session = "s" + _rng.Hex(23);
            var turns = 1;
            if (_rng.Chance(0.25)) for (turns = 2; turns < 30 && _rng.Chance(0.5); turns++) { }
            var before = 0;
            for (var turn = 1; turn <= turns && at < Land.To; turn++)
            {
                var prompt = say is null ? turn == 1 ? Land.Talk.First(_rng, Interests) : Land.Talk.Next(_rng, Interests) : say(turn == 1);
                var exchange = Ask(at, from(at), prompt, Land.Measured.ChatOutput(_rng), system, session, turn, before);
                yield return exchange;
                before += prompt.Tokens + exchange.OutputTokens;
                at += (long)(Math.Clamp(_rng.LogNormal(123, 1.05), 4, 1700) * TimeSpan.TicksPerSecond);
            }
            free = at;
        }
    }
}
