using Investigator.Casework.Data;
using Investigator.Domain.Detection.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Detection;

internal sealed class RuleVersionConfiguration : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("RuleVersion");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.RuleId).HasMaxLength(ModelLimits.Word);
        builder.Property(r => r.Title).HasMaxLength(RuleDraft.LongestTitle);
        builder.Property(r => r.Looks).HasMaxLength(RuleDraft.LongestWords);
        builder.Property(r => r.FalsePositives).HasMaxLength(RuleDraft.LongestWords);
        builder.Property(r => r.Text).HasMaxLength(Rule.LongestText);
        builder.Property(r => r.OwnerId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(r => r.Owner).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.ProposedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(r => r.ProposedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.Answer).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.RetiredBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.RetiredReason).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.Backtest!).IsJson(null!);
        builder.Property(r => r.Examples).IsJson([]).HasDefaultValueSql("'[]'");
        builder.Ignore(r => r.IsTested);
        builder.Ignore(r => r.Counts);
        builder.Ignore(r => r.IsFamily);
        builder.Ignore(r => r.Runs);
        builder.HasIndex(r => new { r.RuleId, r.Number }).IsUnique();
        builder.HasIndex(r => r.State);
    }
}
