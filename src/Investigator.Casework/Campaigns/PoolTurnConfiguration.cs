using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Campaigns;

internal sealed class PoolTurnConfiguration : IEntityTypeConfiguration<PoolTurn>
{
    public void Configure(EntityTypeBuilder<PoolTurn> builder)
    {
        builder.ToTable("PoolTurn");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.CampaignId, t.NoticedAt });
    }
}
