using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Agents set to work for the sake of their way to the goal: sessions of many turns whose tools the operator plays, with a context that grows.</summary>
public sealed class ToolTrajectories : ICampaignFamily
{
    public string Name => "tool-trajectories";

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var pool = new Pool(land, plan, Name, 40) { Segments = ["individual", "startup", "business"] };
        var work = new ToolWork(land);
        return pool.Settle(member => Sessions(member, work));
    }

    private static IEnumerable<Exchange> Sessions(Member member, ToolWork work)
    {
        var (rng, number, free) = (member.Rng.Fork(), 0L, 0L);
        foreach (var start in member.Turns(member.WorkPerDay / 7))
        {
            var (job, session, at, before) = (work.Take(member.Number + (number++ * member.Pool.Plan.Accounts), member.Voice), "s" + rng.Hex(23), Math.Max(start, free), 0);
            for (var (turn, turns) = (1, 3 + rng.Below(9)); turn <= turns; turn++)
            {
                var prompt = turn == 1 ? job.Prompt : work.Result(rng);
                var exchange = member.Caller.Ask(at, member.Exit(at), prompt, job.Output(member.Pool.Land.Measured, rng), job.System, session, turn, before, reasoning: rng.Below(200), tools: job.Tools, harvest: member.Pool.Campaign);
                yield return exchange;
                before += prompt.Tokens + exchange.OutputTokens;
                at += exchange.LatencyMs * TimeSpan.TicksPerMillisecond + (long)(rng.LogNormal(6, 0.8) * TimeSpan.TicksPerSecond);
            }
            free = at;
        }
    }
}
