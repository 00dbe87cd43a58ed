using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Verification.Tests.Chain;

public class AnvilBlockTests : AnvilFixture
{
    private static readonly DateTimeOffset Start = AnvilNode.Genesis;

    /// <summary>A hundred blocks 12 s apart.</summary>
    protected override async Task PlantAsync() => await Node.MineAsync(100);

    [Test]
    public async Task BlockAsync_WithoutHeight_IsTheFinalOneAndNotTheNewest()
    {
        var newest = await Node.HeightAsync();

        var block = await Client().BlockAsync(null, CancellationToken.None);

        Assert.That(block.Height, Is.EqualTo(newest - 2));
        Assert.That(await Client().BlockAsync(newest - 2, CancellationToken.None), Is.EqualTo(block));
    }

    [Test]
    public async Task BlockAtAsync_EveryInstantAroundBlocks_IsTheNewestBlockNotAfterIt()
    {
        var final = (await Client().BlockAsync(null, CancellationToken.None)).Height;
        var times = new List<DateTimeOffset>();
        for (var height = 0L; height <= final; height++)
        {
            var block = await Node.AskAsync("eth_getBlockByNumber", $"0x{height:x}", false);
            times.Add(DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(block.GetProperty("timestamp").GetString(), 16)));
        }

        foreach (var height in new[] { 0, 1, 2, 3, 17, 50, 96, (int)final - 1 })
            foreach (var seconds in new[] { 0, 1 })
            {
                var instant = times[height].AddSeconds(seconds);

                var found = await Client().BlockAtAsync(instant, CancellationToken.None);

                Assert.That(found.Height, Is.EqualTo(times.FindLastIndex(time => time <= instant)), $"{instant:O}");
            }
    }

    [Test]
    public async Task BlockAtAsync_BeforeTheFirstOrBehindTheFinalBlock_Throws()
    {
        var final = await Client().BlockAsync(null, CancellationToken.None);

        Assert.That(async () => await Client().BlockAtAsync(Start.AddSeconds(-1), CancellationToken.None), Throws.TypeOf<ChainException>().With.Message.Contains("first block"));
        Assert.That(async () => await Client().BlockAtAsync(final.Time!.Value, CancellationToken.None), Throws.TypeOf<ChainException>().With.Message.Contains("newest final block"));
    }

    [Test]
    public void BlockAsync_HeightThatIsNotThere_Throws()
    {
        Assert.That(async () => await Client().BlockAsync(long.MaxValue, CancellationToken.None), Throws.TypeOf<ChainException>());
        Assert.That(async () => await Client().BlockAsync(-1, CancellationToken.None), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
