package io.sparkpool.publish;

import io.sparkpool.message.MessageStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;

/**
 * A lock on a file system that has none: a file that only one run can create, and whose time it changes every few
 * seconds as long as it lives. A run of the same machine sees whether the process lives; another one waits for a change
 * of the time. The clocks of the machines do not matter.
 */
final class HeartbeatLock implements StageLock {
    /** How often the time of the file changes. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    /** After how many periods without a change a run is dead. */
    private static final int PATIENCE = 6;

    private final Storage storage;
    private final Path file;
    private final byte[] contents;
    private final Duration period;
    private final Step.Action life;
    private final CountDownLatch released = new CountDownLatch(1);
    private final Thread heart = new Thread(this::beat, "stage-heartbeat");

    private HeartbeatLock(Storage storage, Path file, byte[] contents, Duration period, Step.Action life) {
        this.storage = storage;
        this.file = file;
        this.contents = contents;
        this.period = period;
        this.life = life;
        heart.setDaemon(true);
    }

    /**
     * Takes the lock.
     *
     * @param period how often the time of the file changes, for all runs
     * @param life what fails if this process is ending, so that it does not wait for another one
     * @throws LockedException if a run that is alive has it
     */
    static HeartbeatLock acquire(Storage storage, Path file, Holder holder, Duration period, Step.Action life)
            throws IOException {
        HeartbeatLock lock = new HeartbeatLock(storage, file, holder.json(), period, life);
        while (!lock.create()) {
            // another run has ended
        }
        lock.heart.start();
        return lock;
    }

    private boolean create() throws IOException {
        try {
            storage.createDirectory(file.getParent());
            if (storage.createNew(file, contents)) {
                return true;
            }
            removeIfDead(storage.read(file));
        } catch (FileNotFoundException | NoSuchFileException e) {
            // another run that is ending deletes what it finds
        }
        return false;
    }

    /** Removes the file of a dead run, and no other: if several runs do so, one of them has created another by then. */
    private void removeIfDead(byte[] seen) throws IOException {
        Optional<Holder> other = Holder.parse(seen);
        if (lives(other, seen)) {
            throw new LockedException(other);
        }
        Path removed = file.suffix("-" + UUID.randomUUID());
        storage.move(file, removed);
        byte[] moved = storage.read(removed);
        if (!Arrays.equals(moved, seen)) {
            storage.move(removed, file);
            throw new LockedException(Holder.parse(moved));
        }
        storage.delete(removed);
    }

    private boolean lives(Optional<Holder> other, byte[] seen) throws IOException {
        return other.isPresent() && other.get().isOfThisMachine() ? other.get().lives() : changes(other, seen);
    }

    /** Watches the file until it changes, for as long as a run that is alive needs at most. */
    private boolean changes(Optional<Holder> other, byte[] seen) throws IOException {
        Duration patience = period.multipliedBy(PATIENCE);
        new MessageStream(System.err)
                .println("spark-pool: waiting up to %d s to see whether another run%s that writes to '%s' is alive"
                        .formatted(
                                patience.toSeconds(),
                                other.map(known -> " (%s)".formatted(known.shown()))
                                        .orElse(""),
                                file.getParent()));
        long start = System.nanoTime();
        long modified = modified();
        while (System.nanoTime() - start < patience.toNanos()) {
            sleep();
            life.run();
            if (modified() != modified || !Arrays.equals(storage.read(file), seen)) {
                return true;
            }
        }
        return false;
    }

    private long modified() throws IOException {
        return storage.find(file)
                .orElseThrow(() -> new FileNotFoundException(file.toString()))
                .modifiedMillis();
    }

    private void sleep() throws IOException {
        try {
            Thread.sleep(period.dividedBy(PATIENCE).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another run was watched");
        }
    }

    private void beat() {
        while (!isReleased()) {
            try {
                if (isHeld()) {
                    storage.touch(file);
                }
            } catch (IOException e) {
                // the next time may succeed; if none does, another run takes the lock
            }
        }
    }

    private boolean isReleased() {
        try {
            return released.await(period.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public String file() {
        return file.getName();
    }

    @Override
    public boolean isHeld() throws IOException {
        try {
            return released.getCount() > 0 && Arrays.equals(storage.read(file), contents);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    @Override
    public void release() throws IOException {
        if (end()) {
            awaitLastBeat();
            storage.delete(file);
        }
    }

    /** Ends the heartbeat, also if the file system fails; returns whether the lock was held until now. */
    private boolean end() throws IOException {
        try {
            return isHeld();
        } finally {
            released.countDown();
        }
    }

    /** Waits because a beat may write the file again. */
    private void awaitLastBeat() throws IOException {
        try {
            heart.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a lock was released");
        }
    }

    @Override
    public void delete() throws IOException {
        release();
    }
}
