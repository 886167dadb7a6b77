namespace Investigator.Domain.Sharing;

/// <summary>Whom people hold a campaign to be the work of. It leaves only when whoever proposes the bundle says so and every recipient may know.</summary>
/// <param name="Statement">In the analysts' words.</param>
/// <param name="Confidence">0 to 100 on the STIX scale.</param>
public sealed record Attribution(string Statement, int Confidence);
