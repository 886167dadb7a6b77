namespace Investigator.Domain.Campaigns;

/// <summary>A technique of MITRE ATLAS (atlas.mitre.org) that can be attached to a hypothesis: those that the harvest of a model uses.</summary>
/// <param name="Id">Such as <c>AML.T0024.002</c>.</param>
public sealed record AtlasTechnique(string Id, string Name)
{
    /// <summary>In the order of ids.</summary>
    public static IReadOnlyList<AtlasTechnique> All { get; } =
    [
        new("AML.T0005", "Create Proxy AI Model"), new("AML.T0005.001", "Train Proxy via Replication"), new("AML.T0012", "Valid Accounts"), new("AML.T0021", "Establish Accounts"),
        new("AML.T0024", "Exfiltration via AI Inference API"), new("AML.T0024.000", "Infer Training Data Membership"), new("AML.T0024.001", "Invert AI Model"), new("AML.T0024.002", "Extract AI Model"),
        new("AML.T0040", "AI Model Inference API Access"), new("AML.T0048.004", "AI Intellectual Property Theft"), new("AML.T0054", "LLM Jailbreak"), new("AML.T0056", "Extract LLM System Prompt"),
    ];

    /// <summary>The technique with the id; <c>null</c> when it is not among <see cref="All"/>.</summary>
    public static AtlasTechnique? Find(string id) => All.FirstOrDefault(technique => technique.Id == id);
}
