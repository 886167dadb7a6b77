namespace Investigator.Domain.Decisions.Policies;

/// <summary>Lets the policy in force look at the latest results. Asking again does no harm.</summary>
public sealed class PolicyRound(PolicyGround ground, IPolicyDesk desk)
{
    /// <returns>What was done; <c>null</c>: no policy is in force.</returns>
    public async Task<PolicyPass?> RunAsync(CancellationToken ct)
    {
        if (await desk.CurrentAsync(ct).ConfigureAwait(false) is not { } policy) return null;
        var seen = await ground.ReadAsync(ct).ConfigureAwait(false);
        var met = new List<PolicyMeeting>();
        foreach (var facts in seen.Facts)
            if (!seen.Allowed.Contains(facts.AccountId) && PolicyVersion.Match(policy.Rules, facts, seen.Latest) is { } rule)
                met.Add(new(facts.AccountId, facts.Organization, rule, FormattableString.Invariant($"Score {facts.Score:0.00}, {facts.Requests:N0} requests in 30 days: {policy.Rules[rule].Trigger()}.")));
        return await desk.ApplyAsync(policy.Id, met, ct).ConfigureAwait(false);
    }
}
