using Investigator.Casework.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Investigator.Tests.CaseStore;

/// <summary>What parses and binds on SQL Server but would fail or mislead there.</summary>
public sealed class ModelRulesTests
{
    private const int MostBytesInAnIndex = 1700;
    private const int MostBytesInAPrimaryKey = 900;

    [Fact]
    public void No_table_is_reached_by_two_cascades() =>
        Assert.All(Model().GetEntityTypes(), e => Assert.True(Paths(e) <= 1, $"{e.GetTableName()} is reached by {Paths(e)} cascades"));

    [Fact]
    public void Indexed_text_has_a_limit_and_fits_the_index()
    {
        foreach (var entity in Model().GetEntityTypes())
        {
            foreach (var index in entity.GetIndexes())
                Assert.True(Bytes(index.Properties) <= MostBytesInAnIndex, $"an index of {entity.GetTableName()} has {Bytes(index.Properties)} bytes");
            Assert.True(Bytes(entity.FindPrimaryKey()!.Properties) <= MostBytesInAPrimaryKey, $"the key of {entity.GetTableName()} is too long");
        }
    }

    [Fact]
    public void Text_compares_by_code_unit_on_SQL_Server_as_it_does_on_SQLite_and_in_code() =>
        Assert.All(Strings(), p => Assert.Equal("Latin1_General_100_BIN2", p.GetCollation()));

    [Fact]
    public void Ids_of_accounts_take_128_characters() =>
        Assert.All(Strings().Where(p => p.Name == "AccountId"), p => Assert.Equal(128, p.GetMaxLength()));

    [Fact]
    public void Whatever_two_people_can_touch_has_a_version() =>
        Assert.Equal(
            ["Affiliation", "AlertDestination", "AnswerPack", "ApiClient", "Appeal", "Attachment", "BanProposal", "BlindReview", "BundleProposal", "Campaign", "CampaignHold", "CampaignTask", "Countermeasure", "Decision", "Declaration", "DetectorSwitch", "Fingerprint", "Hypothesis", "InboundSource", "Inquiry", "Investigation", "LeakedKeyReport", "LineageStep", "MatchPact", "MatchRound", "ModelTest", "Partner", "PolicyFinding", "PolicyVersion", "QueueEntry", "QueueRouting", "ReportedIndicator", "RuleVersion", "SegmentRule", "SharedBundle", "Sighting", "StaggeredAct", "SuggestionRule", "TaskTemplate", "Verification", "WatchedSuspect"],
            Model().GetEntityTypes().Where(e => e.GetProperties().Any(p => p.IsConcurrencyToken)).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal));

    private static IModel Model()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        return db.GetService<IDesignTimeModel>().Model;
    }

    private static IEnumerable<IProperty> Strings() =>
        Model().GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string));

    private static int Bytes(IEnumerable<IProperty> properties) => properties.Sum(p =>
        (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string) ? 2 * (p.GetMaxLength() ?? 1_000_000) : 16);

    private static int Paths(IEntityType entity) =>
        entity.GetForeignKeys().Where(f => f.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull).Sum(f => 1 + Paths(f.PrincipalEntityType));
}
