using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class SuggestionRuleConfiguration : IEntityTypeConfiguration<SuggestionRule>
{
    public void Configure(EntityTypeBuilder<SuggestionRule> builder)
    {
        builder.ToTable("SuggestionRule");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Terms).IsJson(new SuggestionTerms());
        builder.Property(r => r.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(r => r.SetById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(r => r.SetBy).HasMaxLength(ModelLimits.Name);
        builder.Property(r => r.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CampaignId, r.SetAt });
    }
}
