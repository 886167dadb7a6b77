using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions.Countermeasures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions.Countermeasures;

internal sealed class CountermeasureConfiguration : IEntityTypeConfiguration<Countermeasure>
{
    public void Configure(EntityTypeBuilder<Countermeasure> builder)
    {
        builder.ToTable("Countermeasure");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Terms).IsJson(CountermeasureTerms.None);
        builder.Property(c => c.Guards).IsJson([]);
        builder.Property(c => c.Target).HasMaxLength(ModelLimits.Id);
        foreach (var person in (string[])[nameof(Countermeasure.ProposedById), nameof(Countermeasure.FirstById), nameof(Countermeasure.SecondById)]) builder.Property(person).HasMaxLength(ModelLimits.PersonId);
        foreach (var name in (string[])[nameof(Countermeasure.ProposedBy), nameof(Countermeasure.FirstBy), nameof(Countermeasure.SecondBy), nameof(Countermeasure.EndedBy)]) builder.Property(name).HasMaxLength(ModelLimits.Name);
        builder.Property(c => c.EndReason).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.State);
    }
}
